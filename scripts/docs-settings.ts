// Writes the table of settings into README.md: npm run docs:settings
import { writeBlocks } from '../tools/docs.ts'
import { settingsTable } from './settings-table.ts'

writeBlocks('README.md', { settings: settingsTable() })
