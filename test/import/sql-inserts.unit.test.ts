import { describe, expect, test } from 'vitest'
import { readInserts } from '../../src/db/import/sql-inserts.ts'
import { chunksOf } from './files.ts'
import { mysqldump, nasty, smallFlughafen } from './small-flughafen.ts'

interface Read {
  table: string
  columns: readonly string[] | undefined
  rows: (readonly (string | null)[])[]
}

/** Reads the rows of each table, independent of batches. */
async function read(text: string, size = 1000): Promise<Read[]> {
  const tables: Read[] = []
  for await (const { table, columns, rows } of readInserts('x.sql', chunksOf(text, size))) {
    const last = tables.at(-1)
    if (last?.table === table) last.rows.push(...rows)
    else tables.push({ table, columns, rows: [...rows] })
  }
  return tables
}

describe('rows of a dump of mysqldump', () => {
  test('are found independently of the chunks', async () => {
    const text = mysqldump({ airplane_type: smallFlughafen.airplane_type, passenger: smallFlughafen.passenger })
    const expected = [
      { table: 'airplane_type', columns: ['type_id', 'identifier', 'description'], rows: [['1', 'Concorde', nasty]] },
      {
        table: 'passenger',
        columns: ['passenger_id', 'passportno', 'firstname', 'lastname'],
        rows: [
          ['4', 'P103014', 'Buzz', 'Aldrin'],
          ['5', 'P103015', 'Bobby "Blue"', "O'Bland"],
        ],
      },
    ]
    for (let size = 1; size <= text.length; size += 1 + (size >> 4)) expect(await read(text, size)).toEqual(expected)
  })

  test.each([
    ['numbers', '1,-2.50,1e10', ['1', '-2.50', '1e10']],
    ['NULL, and the word', "NULL,'NULL'", [null, 'NULL']],
    ['doubled quotes', "'it''s',''''", ["it's", "'"]],
    ['escaped quotes', `'it\\'s','\\"'`, ["it's", '"']],
    ['a backslash before the closing quote', "'C:\\\\','x'", ['C:\\', 'x']],
    ['text that looks like the end of a row', "'),(','; --','/*'", ['),(', '; --', '/*']],
    ['hexadecimal bytes', '0x4A464B,0x', ['JFK', '']],
    ['bytes in quotes', "_binary 'a\\0b',_utf8mb4'c',b'1'", ['ab', 'c', '1']],
    ['line ends', "'a\nb','a\\nb'", ['a\nb', 'a\nb']],
  ])('may hold %s', async (_what, values, row) => {
    expect(await read(`INSERT INTO \`t\` VALUES (${values}),\n(${values});\n`)).toEqual([
      { table: 't', columns: undefined, rows: [row, row] },
    ])
  })

  test('may name their columns, and their schema', async () => {
    const text =
      "INSERT IGNORE INTO `flughafendb`.`airline` (`iata`, `airline_id`) VALUES ('AF',1);\nreplace into t values (1);"
    expect(await read(text)).toEqual([
      { table: 'airline', columns: ['iata', 'airline_id'], rows: [['AF', '1']] },
      { table: 't', columns: undefined, rows: [['1']] },
    ])
  })

  test('are ignored in comments, strings, routines and triggers', async () => {
    const text = `/*M!999999\\- enable the sandbox mode */
-- INSERT INTO t VALUES (1);
# INSERT INTO t VALUES (1);
SET @a = 'INSERT INTO t VALUES (1);', @b = ";";
/*!50003 CREATE TRIGGER x BEFORE UPDATE ON flight FOR EACH ROW INSERT INTO t VALUES (1); */;
DELIMITER ;;
CREATE PROCEDURE p() BEGIN INSERT INTO t VALUES (1); INSERT INTO t SELECT 'it''s'; END ;;
DELIMITER ;
INSERT INTO t VALUES (2);`
    for (let size = 1; size <= text.length; size++) {
      expect(await read(text, size)).toEqual([{ table: 't', columns: undefined, rows: [['2']] }])
    }
  })

  test.each([
    ['within a row', "INSERT INTO t VALUES (1,'a", 'x.sql: it is cut off in the rows of t, or they'],
    ['between two rows', 'INSERT INTO t VALUES (1),', 'x.sql: it is cut off in the rows of t, or they'],
    ['within a statement', 'LOCK TABLES t', 'x.sql: it ends in the middle of "LOCK TABLES t"'],
    ['before its last line', '-- MySQL dump 10.13\nINSERT INTO t VALUES (1);\n', 'x.sql: it is cut off'],
  ])('must not end %s', async (_where, text, message) => {
    await expect(read(text)).rejects.toThrow(message)
  })

  test('must use VALUES: other forms of INSERT are refused, not skipped', async () => {
    await expect(read('INSERT INTO t SET a = 1;\nINSERT INTO t VALUES (1);\n')).rejects.toThrow(
      'x.sql: it ends in the middle of "INSERT INTO t SET a"',
    )
  })
})
