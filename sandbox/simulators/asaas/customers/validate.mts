/** What the vendor accepts in a customer. */
import { problem, type Problem } from '../answers.mts';
import { isEmail, isGiven, isText } from '../fields.mts';
import { bareTaxId, isCnpj, isCpf } from '../numbers/taxId.mts';
import type { JsonObject } from '../types.mts';

const digitsOf = (value: unknown) => String(value).replace(/\D/g, '');

/** An optional field may be absent, null or empty; otherwise it must pass. */
const optional = (test: (value: unknown) => boolean) => (value: unknown) => !isGiven(value) || value === '' || test(value);

const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  name: isText,
  cpfCnpj: (value) => isText(value) && (isCpf(bareTaxId(value)) || isCnpj(bareTaxId(value))),
  email: optional(isEmail),
  phone: optional((value) => isText(value) && [10, 11].includes(nationalNumber(value).length)),
  mobilePhone: optional((value) => isText(value) && [10, 11].includes(nationalNumber(value).length)),
  postalCode: optional((value) => isText(value) && digitsOf(value).length === 8),
  notificationDisabled: optional((value) => typeof value === 'boolean'),
  foreignCustomer: optional((value) => typeof value === 'boolean'),
  externalReference: optional((value) => typeof value === 'string'),
};

/** Area code and subscriber, without the country's code. */
export function nationalNumber(value: unknown): string {
  const digits = digitsOf(value);
  return digits.length > 11 && digits.startsWith('55') ? digits.slice(2) : digits;
}

/** `whole`: name and tax id must be there; otherwise only what is sent is looked at. */
export function customerProblems(body: JsonObject, whole: boolean): Problem[] {
  const required = ['name', ...(body.foreignCustomer === true ? [] : ['cpfCnpj'])];
  const looked = Object.keys(checks).filter((field) => (whole && required.includes(field)) || body[field] !== undefined);
  return looked
    .filter((field) => !checks[field]!(body[field]))
    .map((field) =>
      problem(
        `invalid_${field}`,
        isGiven(body[field]) && body[field] !== '' ? `O campo ${field} informado é inválido.` : `O campo ${field} deve ser informado.`,
      ),
    );
}
