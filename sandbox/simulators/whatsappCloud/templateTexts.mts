/** The text parameters of a header or a body, by name or by position. */
import { asFields, asList } from '../../whatsapp/fields.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import { refusal } from './graphError.mts';
import type { Refusal } from './graphError.mts';
import { unexpectedKey } from './shape.mts';
import { placeholders } from './templates.mts';
import type { Template } from './templates.mts';

export function readTexts(template: Template, text: string, given: Fields | undefined, where: string): Map<string, string> | Refusal {
  const expected = placeholders(text);
  const parameters = asList(given?.parameters).map(asFields);
  if (parameters.length !== expected.length)
    return refusal(
      132000,
      `${where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${expected.length})`,
    );
  const values = new Map<string, string>();
  for (const [index, parameter] of parameters.entries()) {
    const value = readValue(parameter, where);
    if (typeof value !== 'string') return value;
    const name = template.parameter_format === 'NAMED' ? parameter.parameter_name : String(index + 1);
    const mistake = checkName(template, parameter, name, expected, where);
    if (mistake) return mistake;
    values.set(String(name), value);
  }
  const forgotten = expected.find((name) => !values.has(name));
  return forgotten === undefined ? values : refusal(132000, `${where}: parameter (${forgotten}) is missing`);
}

function checkName(template: Template, parameter: Fields, name: unknown, expected: readonly string[], where: string): Refusal | undefined {
  if (template.parameter_format === 'POSITIONAL')
    return parameter.parameter_name === undefined
      ? undefined
      : refusal(132012, `${where}: the template has positional parameters, parameter_name is not allowed`);
  if (typeof name !== 'string' || name === '') return refusal(132012, `${where}: Parameter name is missing or empty`);
  return expected.includes(name) ? undefined : refusal(132012, `${where}: Parameter name (${name}) is not in the template`);
}

function readValue(parameter: Fields, where: string): string | Refusal {
  if (parameter.type === 'currency' || parameter.type === 'date_time') return readLocalizable(parameter, String(parameter.type), where);
  if (parameter.type !== 'text')
    return refusal(132012, `${where}: Format mismatch, expected TEXT, received ${String(parameter.type).toUpperCase()}`);
  const stranger = unexpectedKey(parameter, ['type', 'text', 'parameter_name'], `template.${where}.parameters`);
  if (stranger) return stranger;
  if (typeof parameter.text !== 'string' || parameter.text === '') return refusal(131008, `${where}: the text of a parameter is missing`);
  if (/[\n\t]| {5,}/.test(parameter.text))
    return refusal(132018, `${where}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`);
  return parameter.text;
}

function readLocalizable(parameter: Fields, type: string, where: string): string | Refusal {
  const value = asFields(parameter[type]);
  const complete = type === 'date_time' || (typeof value.code === 'string' && Number.isInteger(value.amount_1000));
  if (typeof value.fallback_value !== 'string' || !complete) return refusal(132012, `${where}: ${type} is incomplete`);
  return value.fallback_value;
}
