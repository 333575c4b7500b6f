import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime, graphqlEnum, UserError } from '../../platform/graphql/index.js';
import { ServiceItem } from '../catalogue.graphql.js';

export const FILE_FORMATS = ['JSON', 'CSV'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const CatalogueFileFormat = graphqlEnum('CatalogueFileFormat', FILE_FORMATS, {
  description: '事项文件格式',
  values: {
    JSON: 'a list of whole definitions',
    CSV: 'a line per item: dept,item,legal_limit,promised_limit,unit,notes,materials,basis,source,quality, and if wanted name_en,retired (yes or no)',
  },
});

export const ItemOrigin = graphqlEnum('ItemOrigin', ['PRODUCT', 'IMPORT'], {
  description: '版本来源',
  values: { PRODUCT: 'brought by the program', IMPORT: 'imported by an administrator' },
});

@ObjectType({ description: '事项版本. A published version never changes, and versions never overlap.' })
export class ServiceItemVersion {
  @Field(() => Int)
  version: number;

  @Field(() => GraphQLDateTime)
  validFrom: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'when the next version began; null: current' })
  validTo: Date | null;

  @Field(() => ItemOrigin)
  origin: string;

  @Field(() => String)
  publishedBy: string;

  @Field(() => ServiceItem)
  item: ServiceItem;
}

@ObjectType({ description: '导入问题: what stands against one row' })
export class ServiceItemImportProblem {
  @Field(() => Int, { description: 'line of the CSV file; place in the JSON list, from 1' })
  row: number;

  @Field(() => String, { nullable: true, description: 'code or name of the item, as far as the row gives one' })
  item: string | null;

  @Field(() => String, { nullable: true, description: 'path into the definition, or the column' })
  field: string | null;

  @Field(() => ID)
  code: string;

  @Field(() => String, { description: 'In the language of Accept-Language.' })
  message: string;
}

@ObjectType({ description: '事项导入结果' })
export class ServiceItemImport {
  @Field(() => Boolean)
  dryRun: boolean;

  @Field(() => Boolean, { description: 'whether versions were published; all of the file, or nothing' })
  written: boolean;

  @Field(() => Int)
  rows: number;

  @Field(() => Int, { description: 'rows that are new items' })
  created: number;

  @Field(() => Int, { description: 'rows that change an item' })
  changed: number;

  @Field(() => Int, { description: 'rows that say what the catalogue holds already' })
  unchanged: number;

  @Field(() => Int)
  problemCount: number;

  @Field(() => [ServiceItemImportProblem], { description: 'at most the first 1,000' })
  problems: ServiceItemImportProblem[];
}

@ObjectType()
export class ServiceItemImportPayload {
  @Field(() => ServiceItemImport, { nullable: true })
  report: ServiceItemImport | null;

  @Field(() => [UserError])
  userErrors: UserError[];
}
