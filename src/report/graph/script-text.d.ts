// What `import script from './page/main.js?script'` gives: the module with all it imports as one text (scripts/script-texts.mjs).
declare module '*?script' {
  const text: string;
  export default text;
}
