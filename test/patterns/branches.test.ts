import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { branchesOf, branchesWithout } from '../../patterns/branches.ts'
import { parseRegex } from '../../patterns/regex-parse.ts'

const branches = (source: string) => branchesOf(parseRegex(source))

describe('ways through an expression', () => {
  test.each([
    ['lost', ['lost']],
    ['(?:down|up).{0,9}!', ['down\0!', 'up\0!']],
    ['[Ff]ailed', ['Failed', 'failed']],
    ['[^x]a', ['\0a']],
    ['(?: is)? gone', [' gone', ' is gone']],
    ['(?<nic>vmnic\\d+) down', ['vmnic\0 down']],
    ['a\\.b\\b(?!c)', ['a.b']],
    ['(?:ab){2}', ['ab\0']],
  ])('%s', (source, expected) => {
    expect(branches(source)?.toSorted()).toEqual(expected)
  })

  test('an expression with too many ways is not followed', () => {
    expect(branches('(?:a|b|c|d|e|f|g|h|i|j){1}'.repeat(6))).toBeNull()
  })

  test('every matching line holds the fixed texts of one of them, in order', () => {
    const word = fc.constantFrom(
      'link',
      'down',
      'Lost',
      '[Ff]an',
      '\\d{1,3}',
      '.{0,5}',
      '(?:on|off)',
      '(?: up)?',
      '\\bnic',
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat(9)), (words, numbers) => {
        const source = words.join(' ?')
        // A line made by hand from the expression, each choice taken by a random number.
        const line = words
          .map((part) => {
            const pick = numbers.next().value!
            if (part === '[Ff]an') return pick % 2 === 0 ? 'Fan' : 'fan'
            if (part === '\\d{1,3}') return String(pick)
            if (part === '.{0,5}') return '*'.repeat(pick % 6)
            if (part === '(?:on|off)') return pick % 2 === 0 ? 'on' : 'off'
            if (part === '(?: up)?') return pick % 2 === 0 ? '' : ' up'
            return part === '\\bnic' ? 'nic' : part
          })
          .join(' ')
        fc.pre(new RegExp(source, 'u').test(line))
        const held = branches(source)!.some((branch) => {
          let at = 0
          return branch.split('\0').every((text) => {
            const found = line.indexOf(text, at)
            at = found + text.length
            return found >= 0
          })
        })
        expect(held).toBe(true)
      }),
    )
  })
})

test('a part of an expression that no literal reaches is named', () => {
  expect(branchesWithout(branches('(?:link is down|carrier was lost)')!, ['link is'])).toEqual(['carrier was lost'])
})
