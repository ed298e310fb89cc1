import { type Entry, labelKey } from './entry.ts'
import { excerpt, type TextLines } from './text-lines.ts'

const MAX_DEPTH = 12

interface Node {
  line: number
  indent: number
  /** Null for a line without `Key:`. */
  key: string | null
  value: string
  children: Node[]
  /** True where a blank line stands before it. */
  apart: boolean
}

/**
 * Reads blocks of `   Key: value` lines: under an unindented title line (with or without colon), or without any title,
 * parted by blank lines or by a key that returns. Deeper lines are nested blocks of the key above. Unindented lines with
 * nothing below them are no data and go to `problem`.
 */
export function esxcliBlocks({ lines, cut }: TextLines, problem: (line: number, reason: string) => void): Entry[] {
  const whole = cut ? lines.slice(0, -1) : lines
  if (cut) problem(lines.length, `the output is cut in this line: ${excerpt(lines.at(-1)!)}`)
  const entries: Entry[] = []
  for (const group of groups(tree(whole))) {
    const [first] = group
    if (first!.indent > 0) entries.push(entryOf(null, group, problem))
    else if (first!.children.length > 0) entries.push(...titled(first!, problem))
    else problem(first!.line, `not part of a block: ${excerpt(whole[first!.line - 1]!)}`)
  }
  return entries
}

function tree(lines: readonly string[]): Node[] {
  const roots: Node[] = []
  const open: Node[] = []
  let apart = false
  for (const [at, text] of lines.entries()) {
    const indent = text.search(/\S/)
    if (indent < 0) {
      apart = true
      continue
    }
    const width = text.slice(0, indent).replaceAll('\t', '        ').length
    while (open.length > 0 && open.at(-1)!.indent >= width) open.pop()
    const pair = /^([^:]{1,200}):(?:\s+(.*)|)$/s.exec(text.slice(indent))
    const node: Node = {
      line: at + 1,
      indent: width,
      key: pair === null ? null : pair[1]!.trim(),
      value: (pair === null ? text.slice(indent) : (pair[2] ?? '')).trim(),
      children: [],
      apart,
    }
    apart = false
    ;(open.at(-1)?.children ?? roots).push(node)
    if (open.length < MAX_DEPTH) open.push(node)
  }
  return roots
}

/** A titled block is a group of its own; untitled keys that follow one another are one, until a key returns. */
function groups(roots: readonly Node[]): Node[][] {
  const all: Node[][] = []
  let keys = new Set<string | null>()
  for (const node of roots) {
    const before = all.at(-1)
    const joins = before !== undefined && node.indent > 0 && before[0]!.indent > 0 && !node.apart && !keys.has(node.key)
    if (joins) before.push(node)
    else all.push([node])
    if (!joins) keys = new Set()
    keys.add(node.key)
  }
  return all
}

/** The block of a title; several where the same title has blocks parted by a blank line and a key that returns. */
function titled(node: Node, problem: (line: number, reason: string) => void): Entry[] {
  const title = node.key === null ? node.value : node.value === '' ? node.key : `${node.key}: ${node.value}`
  const parts: Node[][] = [[]]
  let keys = new Set<string | null>()
  for (const child of node.children) {
    if (child.apart && child.key !== null && keys.has(child.key)) {
      parts.push([])
      keys = new Set()
    }
    parts.at(-1)!.push(child)
    keys.add(child.key)
  }
  return parts.map((part) => entryOf({ title, line: node.line }, part, problem))
}

function entryOf(
  head: { title: string; line: number } | null,
  nodes: readonly Node[],
  problem: (line: number, reason: string) => void,
): Entry {
  const texts = new Map<string, string[]>()
  const nested: { key: string; entry: Entry }[] = []
  let last: string[] | undefined
  for (const node of nodes) {
    if (node.key === null) {
      if (last === undefined) problem(node.line, `has no key: ${excerpt(node.value)}`)
      else last.push(node.value)
      continue
    }
    const key = labelKey(node.key)
    last = [node.value, ...node.children.filter((child) => child.key === null).map((child) => child.value)]
    texts.set(key, last)
    const pairs = node.children.filter((child) => child.key !== null)
    if (pairs.length > 0) nested.push({ key, entry: entryOf({ title: node.key, line: node.line }, pairs, problem) })
  }
  const cells = new Map([...texts].map(([key, values]) => [key, values.join('\n').trim()]))
  return { line: head?.line ?? nodes[0]!.line, title: head?.title ?? null, cells, nested }
}
