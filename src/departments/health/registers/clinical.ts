/** The named fields as JSON; undefined when the form holds none of them. */
export function clinicalOf(form: Record<string, unknown>, fields: readonly string[]): string | undefined {
  const told = fields.filter((field) => form[field] !== undefined).map((field) => [field, form[field]]);
  return told.length === 0 ? undefined : JSON.stringify(Object.fromEntries(told));
}
