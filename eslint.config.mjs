import nextConfig from 'eslint-config-next';
import tseslint from 'typescript-eslint';

const ts = ['**/*.ts', '**/*.tsx'];

/** Wrong or not wrong: no rule warns. What code looks like is Prettier's business. */
export default tseslint.config(
  {
    ignores: [
      '.next/**',
      '.cache/**',
      'dist/**',
      'data/**',
      'public/**',
      'lib/server/prisma/**',
      'test-results/**',
      'playwright-report/**',
      'next-env.d.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...nextConfig.filter((entry) => entry.name !== 'next/typescript'),
  { settings: { react: { version: '19' } } },
  {
    rules: {
      'max-lines': ['error', 400],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Settings are read and checked in lib/server/env.ts only.',
        },
      ],
      'import/no-anonymous-default-export': 'off',
      'react-hooks/exhaustive-deps': 'error',
      '@next/next/no-img-element': 'off', // pictures are ours, small and drawn; no optimiser in between
    },
  },
  {
    files: ts,
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // An import of types alone must leave no import behind: it would pull its module into the browser's bundle.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
    },
  },
  {
    files: ['components/**/*.tsx', 'app/**/*.tsx'],
    // The rules of WAI-ARIA's patterns; their plugin comes with the Next config.
    rules: jsxA11yStrict(),
  },
  {
    files: ['lib/server/env.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['lib/server/log.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['lib/**', 'tools/**', 'e2e/**', 'bench/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off', '@next/next/no-assign-module-variable': 'off' }, // no React here
  },
  {
    files: [
      'lib/testing/**',
      'tools/**',
      'e2e/**',
      'bench/**',
      'prisma/**',
      '*.config.{ts,mjs}',
      '**/*.test.ts',
    ],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
);

/** Everything jsx-a11y recommends, as an error, from the plugin instance the Next config registered. */
function jsxA11yStrict() {
  const plugin = nextConfig.map((entry) => entry.plugins?.['jsx-a11y']).find(Boolean);
  return plugin.flatConfigs.recommended.rules;
}
