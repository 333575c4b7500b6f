import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** Rules that a text breaks when it stands in a file of this name. */
function rulesBrokenBy(text: string, file = 'src/desk/example.resolver.ts'): string[] {
  const program = join(ROOT, 'node_modules/eslint/bin/eslint.js');
  const args = [program, '--format=json', '--stdin', `--stdin-filename=${file}`];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, input: text, encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  const [result] = JSON.parse(stdout) as { messages: { ruleId: string }[] }[];
  return result.messages.map((message) => message.ruleId);
}

const operation = (decorators: string) => `export class R {\n  ${decorators}\n  thing(): number { return 1; }\n}\n`;

describe('our lint rules', () => {
  it.each(['@Query(() => Int)', '@Mutation(() => Int)', '@Subscription(() => Int)'])(
    'go red for %s without a permission',
    (decorator) => expect(rulesBrokenBy(operation(decorator))).toEqual(['yichuang/declares-permission']),
  );

  it.each(["@Allow('clerk')", "@AllowDepartment('health', 'officer')", '@AllowAnyone()'])(
    'are content with %s',
    (permission) => expect(rulesBrokenBy(operation(`@Query(() => Int)\n  ${permission}`))).toEqual([]),
  );

  it('go red for forwardRef, synchronize and console', () => {
    const text = 'console.log(forwardRef(() => 1));\nexport const options = { synchronize: true };\n';
    expect(rulesBrokenBy(text).sort()).toEqual(['no-console', 'no-restricted-syntax', 'no-restricted-syntax']);
  });
});
