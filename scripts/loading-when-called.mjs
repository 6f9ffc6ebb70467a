// Imports that are loaded when they are first used, in CommonJS as rollup writes it.

const required = /^(?:(?:var|const) ([\w$]+) = )?require\('(\.[^']*\/([\w-]+)-.{8}\.cjs)'\);$/gm;

/**
 * The code, where loading some files waits until something of them is used: the variable of such a file is an object of getters, of which the first that
 * is asked puts the file itself in its place, and so costs nothing later on. These files only define, so what uses nothing of them doesn't load them.
 * @param names of these files, without their hashes
 */
export function loadingWhenCalled(code, names) {
  return code.replace(required, (statement, variable, file, name) => {
    if (!names.includes(name)) return statement;
    if (variable === undefined) return '';
    const uses = code.matchAll(new RegExp(`(?<![\\w$])${variable.replaceAll('$', '\\$')}\\.([\\w$]+)`, 'g'));
    const used = new Set([...uses].map(([, each]) => each));
    const getters = [...used].map((each) => `get ${each}() { return (${variable} = require('${file}')).${each}; }`);
    return `var ${variable} = {${getters.join(', ')}};`;
  });
}
