import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './imports.ts'

/** Entries of a folder, without file extensions. */
const namesIn = (folder: string) => readdirSync(join(root, folder)).map((name) => name.replace(/\.ts$/, ''))

/** The features: each service folder except the catalogue, which declares the cache entries of all features. */
const features = readdirSync(join(root, 'src/services'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'catalogue')
  .map(({ name }) => name)

/** Folders of routes that belong to no feature. */
const shared = ['pages', 'plugins', 'schemas']

/** Features without their own queries: sessions are on the state server, and sign-in uses the queries of passengers. */
const withoutQueries = ['sessions']

test('each feature has a folder of routes, and there are no other folders', () => {
  expect(namesIn('src/routes').filter((name) => !shared.includes(name))).toEqual(features)
})

test('each feature with queries has them under its name', () => {
  expect(namesIn('src/db/queries')).toEqual(features.filter((name) => !withoutQueries.includes(name)))
})

test('each feature wires itself', () => {
  expect(features.filter((name) => !existsSync(join(root, 'src/services', name, 'wire.ts')))).toEqual([])
})
