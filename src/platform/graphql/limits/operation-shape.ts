import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** The root fields that an operation runs: response key → name of the field in the schema. */
export type RootFields = ReadonlyMap<string, string>;

const known = new WeakMap<OperationDefinitionNode, RootFields>();

/** Apollo keeps parsed documents, so most operations have been looked at before. */
export function rootFieldsOf(document: DocumentNode, operation: OperationDefinitionNode): RootFields {
  let fields = known.get(operation);
  if (!fields) {
    const found = new Map<string, string>();
    collect(document, operation.selectionSet, found, new Set());
    fields = found;
    known.set(operation, fields);
  }
  return fields;
}

function collect(
  document: DocumentNode,
  selectionSet: SelectionSetNode,
  found: Map<string, string>,
  visited: Set<string>,
): void {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) found.set((selection.alias ?? selection.name).value, selection.name.value);
    else if (selection.kind === Kind.INLINE_FRAGMENT) collect(document, selection.selectionSet, found, visited);
    else if (!visited.has(selection.name.value)) {
      visited.add(selection.name.value);
      const fragment = document.definitions.find(
        (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
      );
      if (fragment?.kind === Kind.FRAGMENT_DEFINITION) collect(document, fragment.selectionSet, found, visited);
    }
  }
}
