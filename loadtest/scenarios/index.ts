import type { Scenario } from '../scenario.ts'
import { searchHot } from './search-hot.ts'

/** In the order in which they are run, and in which they teach. */
export const scenarios: readonly Scenario[] = [searchHot]
