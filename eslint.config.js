// Lint rules. Zero warnings are allowed; a rule that does not fit is changed here with its reason, never silenced in a file.
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const syncReadBack = {
  selector: "CallExpression[callee.property.name='dataSync'], CallExpression[callee.property.name='arraySync']",
  message: 'A synchronous read-back stalls the GPU (and goes through a canvas on WebGPU): await data() instead.',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          './src/*/tsconfig.json',
          './cli/tsconfig.json',
          './training/toyworld/tsconfig.json',
          './tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 50, skipComments: true }],
      complexity: ['error', 12],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': [
        'error',
        syncReadBack,
        { selector: 'ExportDefaultDeclaration', message: 'Export by name, so that every import says the same word.' },
      ],
    },
  },
  { files: ['**/*.tsx'], ...a11y.flatConfigs.recommended },
  { files: ['**/*.tsx'], plugins: { 'react-hooks': hooks }, rules: hooks.configs.recommended.rules },
  {
    // Components are functions that return markup; tests are lists of statements. Both are long without being complex.
    files: ['**/*.tsx', '**/*.test.ts', '**/*.test.tsx', 'e2e/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'e2e/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: ['*.config.ts', '*.config.js', 'scripts/**', 'bench/**', '.dependency-cruiser.mjs'],
    rules: { 'no-restricted-syntax': ['error', syncReadBack] },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
