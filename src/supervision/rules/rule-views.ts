import { Injectable } from '@nestjs/common';
import { CatalogueViews } from '../../catalogue/index.js';
import type { WarningRule } from './rule.graphql.js';
import type { StoredRule } from './rules.sql.js';

/** Stored rules as the API shows them. */
@Injectable()
export class RuleViews {
  constructor(private readonly catalogue: CatalogueViews) {}

  rule(record: StoredRule): WarningRule {
    const { department, savedAt, retiredAt, ...same } = record;
    return {
      ...same,
      department: department === null ? null : this.catalogue.department(department),
      savedAt: new Date(savedAt),
      retiredAt: retiredAt === null ? null : new Date(retiredAt),
      record,
    };
  }
}
