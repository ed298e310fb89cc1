import type { Dirent } from 'node:fs'
import { readdir, readlink, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What a folder holds: files to read, links, and things that are neither. */
export type Found =
  | { readonly type: 'file'; readonly path: string; readonly size: number; readonly mtime: number }
  | { readonly type: 'link'; readonly path: string; readonly target: string }
  | { readonly type: 'device'; readonly path: string }
  | { readonly type: 'error'; readonly path: string; readonly reason: string }

/**
 * Lists everything below `folder` in the order of names by code units, folders where their name stands. Links are never
 * followed. Paths are relative, with `/`. What cannot be read is a row of type error.
 */
export async function listFolder(folder: string): Promise<Found[]> {
  const found: Found[] = []
  await list(folder, '', found)
  return found
}

async function list(folder: string, below: string, found: Found[]): Promise<void> {
  let entries: Dirent[]
  try {
    entries = await readdir(join(folder, below), { withFileTypes: true })
  } catch (error) {
    found.push({ type: 'error', path: below, reason: `the folder cannot be read: ${wordOf(error)}` })
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) await list(folder, path, found)
    else found.push(await look(folder, path, entry))
  }
}

async function look(folder: string, path: string, entry: Dirent): Promise<Found> {
  try {
    if (entry.isSymbolicLink()) return { type: 'link', path, target: await readlink(join(folder, path)) }
    if (!entry.isFile()) return { type: 'device', path }
    const { size, mtimeMs } = await stat(join(folder, path))
    return { type: 'file', path, size, mtime: Math.floor(mtimeMs) }
  } catch (error) {
    return { type: 'error', path, reason: `cannot be read: ${wordOf(error)}` }
  }
}

/** The word of a system error, such as EACCES. */
export function wordOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
