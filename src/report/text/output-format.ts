// The formats that results are written in.

export const outputFormats = ['table', 'json', 'ndjson', 'csv', 'tsv', 'md'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** Of formulas, which are lines of text and no table. */
export const formulaFormats = ['text', 'latex', 'md', 'json', 'ndjson'] as const;
export type FormulaFormat = (typeof formulaFormats)[number];

/**
 * What a study writes in each format, which may be loaded when it is asked for. `choice` is what a person chose of it, and
 * how a screen may look. A study may have formats of its own.
 */
export type Exporters<Data, Choice, Format extends string = OutputFormat> = Readonly<
  Record<Format, (data: Data, choice: Choice) => string | Promise<string>>
>;
