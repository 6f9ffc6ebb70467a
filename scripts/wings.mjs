// What of comparisons and batches few of them call: files that the first call loads.

/** By folders and modules of `src`, as their paths begin. */
const wings = {
  reasons: ['explain/', 'report/explain/', 'compare/wrong-rule', 'compare/method-formula'],
  expected: ['compare/expect', 'compare/literal-slack', 'compare/interval-gap', 'cli/expectation-option'],
  conventions: ['compare/conventions/'],
  singular: [
    ...['arithmetics/series/', 'arithmetics/exact/form-', 'reference/side-', 'reference/series-sides'],
    ...['reference/second-sides', 'reference/second-verdict', 'reference/second-adjoints', 'reference/joint-check'],
    ...['reference/singular-inputs', 'reference/truth-beside', 'reference/beside-point', 'reference/point-kind'],
    ...['reference/oscillation-check', 'reference/disagreement', 'reference/exact-path'],
  ],
  code: ['code/', 'arithmetics/lanes/'],
  'several-functions': ['problem/several-functions'],
  'functions-of-files': ['javascript/', 'program/alternatives', 'program/path'],
  tensors: ['tensors/', 'language/tensor-builder', 'program/instructions'],
  'foreign-texts': [
    ...['language/foreign/', 'language/syntax-errors', 'language/refused-nodes', 'language/units', 'language/brackets'],
    ...['language/asked', 'language/literal-sign', 'report/text/source-excerpt', 'report/text/error-text'],
  ],
  'other-reports': [
    'report/compare/markdown',
    'report/compare/records',
    'report/compare/details',
    'report/text/markdown',
  ],
  'earlier-batches': ['batch/earlier', 'batch/batch-line', 'batch/prepare-case'],
  schemas: ['zod/', 'batch/schema/'],
};

/** What of these every comparison or batch calls, or needs at its start. */
const called = [
  'arithmetics/lanes/ground.ts',
  'arithmetics/lanes/lanes.ts',
  'arithmetics/series/order.ts',
  'code/derivative-code.ts',
  'code/program-runs.ts',
  'code/repeated-run.ts',
  'code/value-runs.ts',
  'javascript/program-file.ts',
  'language/foreign/way-out.ts',
  'reference/side-scales.ts',
  'report/explain/reason-words.ts',
  'tensors/layout.ts',
];

export const wingNames = Object.keys(wings);

/** The wing of what is made of these files of `src`, if any. */
export const wingOf = (sources) =>
  wingNames.find((name) =>
    sources.some((source) => !called.includes(source) && wings[name].some((start) => source.startsWith(start))),
  );
