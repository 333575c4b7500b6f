import type { GraphQLSchema } from 'graphql';

interface Program {
  schema: GraphQLSchema;
  permissions: Record<string, string>;
  statements: ReadonlyMap<string, { name: string; text: string }>;
}

export declare const SCHEMA_FILE: string;
export declare const PERMISSIONS_FILE: string;
export declare const STATEMENTS_FILE: string;
export declare function generatedFiles(program: Program): Record<string, string>;
export declare function schemaFile(schema: GraphQLSchema): string;
export declare function permissionsFile(permissions: Program['permissions']): string;
export declare function statementsFile(statements: Program['statements']): string;
