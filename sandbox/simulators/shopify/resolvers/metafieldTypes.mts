/** The types of metafields and what their values must look like (vendor documentation, the common ones). */
const isJson = (value: string): boolean => {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
};

const isDate = (value: string) => !Number.isNaN(Date.parse(value));

const types: Readonly<Record<string, (value: string) => boolean>> = {
  single_line_text_field: (value) => !value.includes('\n'),
  multi_line_text_field: () => true,
  number_integer: (value) => /^-?\d+$/.test(value),
  number_decimal: (value) => /^-?\d+(\.\d+)?$/.test(value),
  boolean: (value) => /^(true|false)$/.test(value),
  date: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value),
  date_time: (value) => /^\d{4}-\d{2}-\d{2}T/.test(value) && isDate(value),
  url: (value) => /^(https?|mailto|sms|tel):/.test(value) && URL.canParse(value),
  json: isJson,
  money: isJson,
};

export const isKnownType = (type: string): boolean => type.replace(/^list\./, '') in types;

export function isValidValue(type: string, value: string): boolean {
  if (!type.startsWith('list.')) return types[type]!(value);
  return isJson(value) && Array.isArray(JSON.parse(value));
}
