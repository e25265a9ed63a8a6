import type { OpenSubject } from '../subject.ts'

export interface SubjectKind {
  /** Name in tables. */
  title: string
  topology: 'single' | 'cluster'
  /** Whether the run fails if it is not consistent. */
  ours: boolean
  /** A dynamic import, so that a process loads only one library. */
  open(): Promise<OpenSubject>
}

const opened = async (copies: boolean) => (await import('./ours.ts')).ours({ copies })

/** All subjects, by their names on the command line. */
export const subjects = {
  ours: { title: 'this project', topology: 'single', ours: true, open: () => opened(false) },
  'ours-copies': {
    title: 'this project, copies in process',
    topology: 'single',
    ours: true,
    open: () => opened(true),
  },
  'ours-cluster': {
    title: 'this project, copies in process, cluster',
    topology: 'cluster',
    ours: true,
    open: () => opened(true),
  },
  bentocache: {
    title: 'bentocache',
    topology: 'single',
    ours: false,
    open: async () => (await import('./bentocache.ts')).bentocache,
  },
  'async-cache-dedupe': {
    title: 'async-cache-dedupe',
    topology: 'single',
    ours: false,
    open: async () => (await import('./async-cache-dedupe.ts')).asyncCacheDedupe,
  },
  'cache-manager': {
    title: 'cache-manager',
    topology: 'single',
    ours: false,
    open: async () => (await import('./cache-manager.ts')).cacheManager,
  },
} as const satisfies Record<string, SubjectKind>

export type SubjectName = keyof typeof subjects

export const subjectNames = Object.keys(subjects) as SubjectName[]
