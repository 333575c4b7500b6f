/** Twelve characters that stand for the number of the transaction; lengths stay as they were. */
const TOKEN = '@N@@@@@@@@@@';
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** A parameter that a statement reads often and that is long is handed over once, as the product does. */
const LONG = 200;

/**
 * Turns statements that the program sent (preload.mjs) into a script that pgbench runs with -M prepared. What differed
 * from call to call must differ here too, so that inserts insert and updates find their row.
 */
export class ScriptWriter {
  /**
   * @param cluster asked for the types of parameters
   * @param vary.own text of twelve digits in the recorded ids and numbers; each transaction has another one
   * @param vary.also other texts that must differ: public numbers, client keys
   * @param vary.byStatement { name: { place: SQL expression } } for parameters that follow another rule
   */
  constructor(cluster, vary = {}) {
    this.cluster = cluster;
    this.vary = vary;
    this.variables = {};
    this.uuids = new Map();
  }

  /** @returns { text, variables }: the script's statements, and what pgbench gets by -D */
  async write(statements) {
    const lines = [];
    for (const [index, statement] of statements.entries()) lines.push(await this.statement(statement, index));
    return { text: `${lines.join('\n')}\n`, variables: this.variables };
  }

  /** The same for a statement that the bench sends by itself. @returns the query of the n-th call */
  query({ name, text, values }) {
    const templates = values.map((value) => (value === null ? null : this.template(value)));
    return (number) => {
      const own = String(number).padStart(12, '0');
      return { name, text, values: templates.map((template) => template?.replaceAll(TOKEN, own) ?? null) };
    };
  }

  async statement({ name, text, values }, index) {
    if (values.length === 0) return `${oneLine(text)};`;
    const types = await parameterTypes(this.cluster, text);
    const fixed = this.vary.byStatement?.[name] ?? {};
    const shared = [];
    const expressions = values.map((value, at) => {
      const place = at + 1;
      const variable = `s${index}p${place}`;
      const expression = fixed[place] ?? this.expression(variable, value, types[at]);
      const uses = text.match(new RegExp(`\\$${place}\\b`, 'g'))?.length ?? 0;
      if (uses < 2 || (value ?? '').length < LONG) return expression;
      shared.push(`${expression} as ${variable}`);
      return `(select ${variable} from handed_over)`;
    });
    // `$1::jsonb` is how the statement names the type of its parameter; the expression has it already.
    const body = oneLine(text).replace(/\$(\d+)(::jsonb)?/g, (_, place) => expressions[place - 1]);
    if (shared.length === 0) return `${body};`;
    if (!/^with /i.test(body)) throw new Error(`Statement ${name} does not begin with a CTE`);
    return `${body.replace(/^with /i, `with handed_over as materialized (select ${shared.join(', ')}), `)};`;
  }

  expression(variable, value, type) {
    if (value === null) {
      // pgbench can send neither NULL nor an empty text.
      this.variables.nothing = '-';
      return `nullif(:nothing, '-')::${type}`;
    }
    const template = this.template(value);
    this.variables[variable] = template;
    if (!template.includes(TOKEN)) return `:${variable}::${type}`;
    return `replace(:${variable}, '${TOKEN}', lpad((:number)::text, 12, '0'))::${type}`;
  }

  template(value) {
    const { own, also = [] } = this.vary;
    let text = value;
    for (const needle of also) text = text.replaceAll(needle, `${'B'.repeat(Math.max(0, needle.length - 12))}${TOKEN}`);
    if (own) text = text.replaceAll(own, TOKEN);
    // Ids that the program made for new rows: one name for each, in all statements of the transaction.
    return text.replace(UUID, (uuid) => {
      if (uuid.includes(TOKEN) || !this.vary.newIds) return uuid;
      if (!this.uuids.has(uuid)) this.uuids.set(uuid, (this.uuids.size + 1).toString(16).padStart(4, '0'));
      return `${this.vary.newIds}-${this.uuids.get(uuid)}-7000-8000-${TOKEN}`;
    });
  }
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim().replace(/;$/, '');

async function parameterTypes(cluster, text) {
  const client = await cluster.pool.connect();
  try {
    await client.query(`prepare bench_types as ${text}`);
    const { rows } = await client.query(
      `select array(select t::regtype::text from unnest(parameter_types) with ordinality as p(t, n) order by n) as types
         from pg_prepared_statements where name = 'bench_types'`,
    );
    await client.query('deallocate bench_types');
    return rows[0].types;
  } finally {
    client.release();
  }
}
