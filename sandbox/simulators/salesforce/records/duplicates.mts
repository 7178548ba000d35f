/** The account's duplicate rule for leads and contacts. */
import type { Simulation, Stored, Values } from '../context.mts';
import { refuse } from '../errors.mts';
import type { ObjectName } from '../fields.mts';
import { standing } from './values.mts';

const plain = (value: unknown) =>
  String(value ?? '')
    .trim()
    .toLowerCase();
const digits = (value: unknown) => String(value ?? '').replace(/\D/g, '');

/** The same e-mail, or the same last name and a telephone of the same digits. */
function isAlike(a: Values, b: Values): boolean {
  if (plain(a.Email) !== '' && plain(a.Email) === plain(b.Email)) return true;
  const phones = [a.Phone, a.MobilePhone].map(digits).filter(Boolean);
  return plain(a.LastName) === plain(b.LastName) && phones.some((phone) => [b.Phone, b.MobilePhone].map(digits).includes(phone));
}

/** Refused with the records that are alike, unless the rule only alerts and the client's header allows to save. */
export function checkDuplicates(
  simulation: Simulation,
  type: ObjectName,
  values: Values,
  headers: Headers | undefined,
  self?: Stored,
): void {
  const { duplicateRule } = simulation.state;
  if (duplicateRule === 'off' || headers === undefined || (type !== 'Lead' && type !== 'Contact')) return;
  const alike = standing(simulation, type).filter((record) => record !== self && isAlike(values, record.values));
  const allows = /allowSave\s*=\s*true/i.test(headers.get('sforce-duplicate-rule-header') ?? '');
  if (alike.length === 0 || (duplicateRule === 'alert' && allows)) return;
  refuse({ status: 400, body: [detected(type, alike, duplicateRule === 'alert')] });
}

function detected(type: ObjectName, alike: readonly Stored[], allowSave: boolean) {
  const message = allowSave
    ? 'Use one of these records?'
    : "You're creating a duplicate record. We recommend you use an existing record instead.";
  const matchRecords = alike.map(({ id }) => ({
    additionalInformation: [],
    fieldDiffs: [],
    matchConfidence: 100,
    record: { attributes: { type, url: `/services/data/v59.0/sobjects/${type}/${id}` }, Id: id },
  }));
  return {
    duplicateResult: {
      allowSave,
      duplicateRule: `Standard_${type}_Duplicate_Rule`,
      duplicateRuleEntityType: type,
      errorMessage: message,
      matchResults: [
        {
          entityType: type,
          errors: [],
          matchEngine: 'FuzzyMatchEngine',
          matchRecords,
          rule: `Standard_${type}_Match_Rule_v1_1`,
          size: alike.length,
          success: true,
        },
      ],
    },
    errorCode: 'DUPLICATES_DETECTED',
    message,
  };
}
