import { describe, expect, test } from 'vitest'
import { importSource } from '../../src/db/import/source.ts'
import { makeFile, makeFolder } from './files.ts'
import { description, filesOf, mysqldump, smallFlughafen, withoutFlights } from './small-flughafen.ts'

describe('an invalid dump is refused with a reason in one line', () => {
  test.each([
    ['no file of rows', { 'x.txt': 'no' }, 'it has no file of rows, such as airline.tsv.zst'],
    ['only unused tables', { 'employee.tsv': '1\n' }, 'it has no rows of FlughafenDB'],
    ['a missing value', { 'airline.tsv': '1\tAF\tx\n' }, '/airline.tsv: row 1 has 3 values for 4 columns'],
    ['a missing part', { 'booking@0.tsv': '', 'booking@@2.tsv': '' }, 'the part before booking@@2.tsv is missing'],
    ['the first part missing', { 'booking@@1.tsv': '' }, 'the part before booking@@1.tsv is missing'],
    [
      'a table twice',
      { 'airline.tsv': '', 'airline.tsv.gz': '' },
      'airline.tsv and airline.tsv.gz contain the same rows',
    ],
    [
      'two schemas',
      { 'a@airline.tsv': '', 'b@airline.tsv': '' },
      'a@airline.tsv and b@airline.tsv are of different schemas',
    ],
    ['no columns', { 'a@airline.tsv': '', 'a@airline.json': '{"options":{}}' }, '/a@airline.json: it names no columns'],
    ['no JSON', { 'a@airline.tsv': '', 'a@airline.json': '{' }, '/a@airline.json: it cannot be read, or is damaged'],
    [
      'a missing required column',
      { 'a@airline.tsv': '', 'a@airline.json': description(['airline_id', 'iata']) },
      'its airline has no column base_airport',
    ],
    [
      'another escape character',
      { 'a@airline.tsv': '', 'a@airline.json': description(['iata'], { fieldsEscapedBy: '' }) },
      '/a@airline.json: only the backslash is supported as escape character',
    ],
  ])('a folder with %s', async (_what, files, message) => {
    const folder = await makeFolder(files as Record<string, string>)
    const error = await importSource(folder).catch((reason: Error) => reason)
    expect(error).toHaveProperty('name', 'DumpError')
    expect(error).toHaveProperty('message', expect.stringContaining(folder))
    expect(error).toHaveProperty('message', expect.stringContaining(message))
    expect(error).toHaveProperty('message', expect.not.stringContaining('\n'))
  })

  test('a missing path', async () => {
    await expect(importSource('/no/such/dump')).rejects.toThrow('/no/such/dump: there is no such file or folder')
  })

  test('another kind of file', async () => {
    const file = await makeFile('x.zip', 'PK')
    await expect(importSource(file)).rejects.toThrow(`${file}: it is neither a folder of MySQL Shell nor a .sql`)
  })

  test('a row of mysqldump with a missing value, or in another encoding', async () => {
    const few = await makeFile('few.sql', "INSERT INTO `airline` VALUES (1,'AF','x');\n")
    await expect(importSource(few)).rejects.toThrow(`${few}: a row of airline has 3 values for 4 columns`)
    const latin = await makeFile(
      'latin.sql',
      Buffer.from("INSERT INTO `airline` VALUES (1,'AF','Österreich',1);\n", 'latin1'),
    )
    await expect(importSource(latin)).rejects.toThrow(`${latin}: a row of airline is not UTF-8`)
  })

  test('generating flights for a dump that has flights, or has no timetable', async () => {
    const expandSchedule = { anchor: '2025-12-15' }
    const full = await makeFile('x.sql', mysqldump(smallFlughafen))
    await expect(importSource(full, { expandSchedule })).rejects.toThrow(`${full}: it contains flights`)
    const folder = await makeFolder(filesOf(['airport', 'airplane']))
    await expect(importSource(folder, { expandSchedule })).rejects.toThrow(
      'flights cannot be generated without flightschedule',
    )
    const other = await makeFile('x.sql', mysqldump(withoutFlights))
    await expect(importSource(other, { expandSchedule: { anchor: 'today' } })).rejects.toThrow(
      'the anchor must be a date',
    )
  })
})
