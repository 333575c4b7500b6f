import { COVERAGE_TARGET_PERCENT } from '../public-security.policy.js';
import type { ResidenceCoverage } from './lists.graphql.js';
import type { CoverageRow } from './lists.sql.js';

/** 覆盖率; more may be registered than the last count knew of. */
export function coverageOf(row: CoverageRow): ResidenceCoverage {
  const { known, registered } = row;
  const wanted = Math.ceil((known * COVERAGE_TARGET_PERCENT) / 100);
  return {
    ...row,
    percent: known === 0 ? null : Math.round((registered / known) * 1000) / 10,
    targetPercent: COVERAGE_TARGET_PERCENT,
    missing: Math.max(0, wanted - registered),
  };
}
