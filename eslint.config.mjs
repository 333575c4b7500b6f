import js from '@eslint/js';
import typescript from 'typescript-eslint';

const OPERATIONS = new Set(['Query', 'Mutation', 'Subscription']);
const PERMISSIONS = new Set(['Allow', 'AllowDepartment', 'AllowAnyone']);

/** Every GraphQL operation says who may call it. The program also refuses to start without; here it is seen earlier. */
const declaresPermission = {
  meta: {
    type: 'problem',
    messages: { missing: 'Say who may call {{name}}: add @Allow(…), @AllowDepartment(…) or @AllowAnyone().' },
    schema: [],
  },
  create: (context) => ({
    MethodDefinition(node) {
      const names = (node.decorators ?? []).map(({ expression }) => expression.callee?.name ?? expression.name);
      if (!names.some((name) => OPERATIONS.has(name)) || names.some((name) => PERMISSIONS.has(name))) return;
      context.report({ node: node.key, messageId: 'missing', data: { name: node.key.name ?? 'this operation' } });
    },
  }),
};

export default typescript.config(
  { ignores: ['dist/', 'node_modules/', '.data/', 'coverage/'] },
  js.configs.recommended,
  ...typescript.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { globals: nodeGlobals() },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { yichuang: { rules: { 'declares-permission': declaresPermission } } },
    rules: {
      'yichuang/declares-permission': 'error',
      'max-lines-per-function': ['error', { max: 45, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', { max: 7 }],
      'no-restricted-syntax': [
        'error',
        { selector: "Identifier[name='forwardRef']", message: 'Two providers that need each other lack a third.' },
        {
          selector: "Property[key.name='synchronize'][value.value=true]",
          message: 'The schema changes by migrations.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-sparse-arrays': 'off',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      // Answers of the gateway are looked at as a client would: field by field.
      '@typescript-eslint/no-explicit-any': 'off',
    },
  },
  { files: ['scripts/**', 'bench/**', 'src/main.ts', 'src/shutdown.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly' } },
  },
);

function nodeGlobals() {
  const names =
    'process console Buffer URL URLSearchParams fetch Headers Response Request setTimeout clearTimeout setInterval ' +
    'clearInterval setImmediate queueMicrotask performance structuredClone AbortController AbortSignal TextEncoder ' +
    'TextDecoder btoa atob crypto WebSocket';
  return Object.fromEntries(names.split(' ').map((name) => [name, 'readonly']));
}
