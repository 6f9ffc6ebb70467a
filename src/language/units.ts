// Numbers followed by a unit: mathjs would multiply by a variable of that name.
import { fault } from './fault.js';
import type { Token } from './tokens.js';

/** Names that hardly anyone gives to a variable; single letters are left out, since `2m` is a product. */
const units = new Set(
  ('mm cm dm km um nm inch inches ft feet yd yard mile miles mg kg ug lb lbs oz ms us ns sec secs second seconds ' +
    'minute minutes hr hour hours day days week weeks deg rad mol Hz kHz MHz GHz Pa kPa hPa MPa bar mbar psi ' +
    'kW MW kWh Wh eV keV MeV kJ MJ cal kcal mV kV mA ohm ohms degC degF celsius fahrenheit liter litre mL ml kB MB GB').split(' '),
); // prettier-ignore

/** Throws where a name that follows a number is a unit that the text neither assigns nor has as a parameter. */
export function refuseUnit(text: string, tokens: readonly Token[], number: Token, name: Token): void {
  if (!units.has(name.text) || isBound(tokens, name.text)) return;
  const hint = `convert to one unit and drop it; if ${name.text} is a variable, write ${number.text}*${name.text}`;
  throw fault(text, 'expr-not-supported', 'units are not supported', name, hint);
}

/** Whether the name is assigned, or stands in the brackets of a definition's head. */
function isBound(tokens: readonly Token[], name: string): boolean {
  let open = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.text === '(') open = i;
    if (tokens[i + 1]?.text !== '=') continue;
    if (tokens[i]?.text === name) return true;
    if (tokens[i]?.text === ')' && tokens.slice(open, i).some((token) => token.text === name)) return true;
  }
  return false;
}
