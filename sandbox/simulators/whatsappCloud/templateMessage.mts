/** A template message: the parameters must be exactly those of the stored template. */
import { asFields, asList, isFields } from '../../whatsapp/fields.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import type { Simulation } from './context.mts';
import { isRefusal, refusal } from './graphError.mts';
import type { Refusal } from './graphError.mts';
import type { Content } from './content.mts';
import { readMedia } from './media.mts';
import type { NamedMedia } from './media.mts';
import { readButtons } from './templateButtons.mts';
import { readTexts } from './templateTexts.mts';
import { missing, unexpectedKey } from './shape.mts';
import { componentOf, fill } from './templates.mts';
import type { Template } from './templates.mts';

const longestBody = 1_024;

export function readTemplateMessage(simulation: Simulation, value: unknown): Content | Refusal {
  if (!isFields(value)) return missing('template');
  const stranger = unexpectedKey(value, ['name', 'language', 'components', 'namespace'], 'template');
  if (stranger) return stranger;
  const template = findTemplate(simulation, value);
  if (isRefusal(template)) return template;
  const components = sortComponents(value.components);
  return isRefusal(components) ? components : readContent(simulation, template, components);
}

function findTemplate({ state }: Simulation, value: Fields): Template | Refusal {
  const language = asFields(value.language);
  if (typeof value.name !== 'string' || value.name === '') return missing('template.name');
  if (typeof language.code !== 'string' || language.code === '') return missing('template.language.code');
  const stranger = unexpectedKey(language, ['code', 'policy'], 'template.language');
  if (stranger) return stranger;
  if (language.policy !== undefined && language.policy !== 'deterministic')
    return refusal(131009, 'template.language.policy must be deterministic');
  const found = state.templates.find((template) => template.name === value.name && template.language === language.code);
  if (!found || found.status === 'PENDING' || found.status === 'REJECTED')
    return refusal(132001, `template name (${value.name}) does not exist in ${language.code}`);
  if (found.status === 'PAUSED') return refusal(132015, `template name (${value.name}) is paused due to low quality`);
  if (found.status === 'DISABLED') return refusal(132016, `template name (${value.name}) is disabled`);
  return found;
}

interface Components {
  readonly header: Fields | undefined;
  readonly body: Fields | undefined;
  readonly buttons: readonly Fields[];
}

function sortComponents(value: unknown): Components | Refusal {
  if (value !== undefined && !Array.isArray(value)) return refusal(131009, 'template.components must be an array');
  const list = asList(value).map(asFields);
  for (const component of list) {
    const stranger = unexpectedKey(component, ['type', 'sub_type', 'index', 'parameters'], 'template.components');
    if (stranger) return stranger;
    if (!['header', 'body', 'button'].includes(typeOf(component)))
      return refusal(131009, 'template.components.type must be header, body or button');
  }
  const of = (type: string) => list.filter((component) => typeOf(component) === type);
  if (of('header').length > 1 || of('body').length > 1) return refusal(132012, 'a component is given twice');
  return { header: of('header')[0], body: of('body')[0], buttons: of('button') };
}

const typeOf = (component: Fields): string => String(component.type).toLowerCase();

function readContent(simulation: Simulation, template: Template, components: Components): Content | Refusal {
  const header = readHeader(simulation, template, components.header);
  if (isRefusal(header)) return header;
  const bodyText = componentOf(template, 'BODY')?.text ?? '';
  const values = readTexts(template, bodyText, components.body, 'body');
  if (isRefusal(values)) return values;
  const buttons = readButtons(template, components.buttons);
  if (isRefusal(buttons)) return buttons;
  const text = fill(bodyText, values);
  if (text.length > longestBody) return refusal(132005, 'the body is too long after its parameters were filled in');
  const footer = componentOf(template, 'FOOTER')?.text;
  return {
    text: [header.text, text, footer].filter((part) => part !== undefined).join('\n\n'),
    media: header.media?.name,
    fault: header.media?.fault,
    ...buttons,
    template,
  };
}

function readHeader(
  simulation: Simulation,
  template: Template,
  given: Fields | undefined,
): { text?: string; media?: NamedMedia } | Refusal {
  const stored = componentOf(template, 'HEADER');
  if (!stored || stored.format === 'TEXT') {
    const values = readTexts(template, stored?.text ?? '', given, 'header');
    if (isRefusal(values)) return values;
    return stored ? { text: fill(stored.text, values) } : {};
  }
  const format = stored.format.toLowerCase();
  const parameters = asList(given?.parameters).map(asFields);
  const parameter = parameters[0];
  if (parameters.length !== 1 || parameter?.type !== format)
    return refusal(
      132012,
      `header: Format mismatch, expected ${stored.format}, received ${String(parameter?.type ?? 'UNKNOWN').toUpperCase()}`,
    );
  const media = readMedia(simulation, format, parameter[format], `template.header.${format}`);
  return isRefusal(media) ? media : { media };
}
