// Light or dark, for pages and pictures: chosen, or as the reader's system has it.

export const themes = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof themes)[number];

/** Style rules that turn a page or picture made for white paper dark, where they are to apply. */
export function darkRules(theme: Theme, rules: string): string {
  if (theme === 'auto') return `@media (prefers-color-scheme: dark) { ${rules} }`;
  return theme === 'dark' ? rules : '';
}

/** What CSS calls it. */
export const colorScheme = (theme: Theme): string => (theme === 'auto' ? 'light dark' : theme);
