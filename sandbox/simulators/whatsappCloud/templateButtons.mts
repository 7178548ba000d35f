/** The buttons of a template: those with a variable link need its last part, quick replies may carry a payload. */
import { asFields, asList } from '../../whatsapp/fields.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import type { Content } from './content.mts';
import { refusal } from './graphError.mts';
import type { Refusal } from './graphError.mts';
import type { Reply } from './state.mts';
import { componentOf } from './templates.mts';
import type { Template, TemplateButton } from './templates.mts';

/** The labels and links as the customer sees them. */
export function readButtons(template: Template, given: readonly Fields[]): Pick<Content, 'buttons' | 'replies'> | Refusal {
  const stored = componentOf(template, 'BUTTONS')?.buttons ?? [];
  const byIndex = new Map<number, Fields>();
  for (const component of given) {
    const index = typeof component.index === 'string' ? Number(component.index) : component.index;
    if (typeof index !== 'number' || !Number.isInteger(index)) return refusal(131009, 'buttons: index must be a number from 0 to 9');
    const button = stored[index];
    if (!button) return refusal(132000, `buttons: the template has no button at index ${index}`);
    if (byIndex.has(index)) return refusal(132012, `buttons: the button at index ${index} is given twice`);
    if (String(component.sub_type).toUpperCase() !== button.type)
      return refusal(132012, `buttons: the button at index ${index} is of type ${button.type}`);
    byIndex.set(index, component);
  }
  const shown: string[] = [];
  const replies: Reply[] = [];
  for (const [index, button] of stored.entries()) {
    const label = readButton(button, byIndex.get(index), index);
    if (typeof label !== 'string') return label;
    shown.push(label);
    if (button.type === 'QUICK_REPLY')
      replies.push({ kind: 'template', id: payloadOf(byIndex.get(index)) ?? button.text, title: button.text });
  }
  return { buttons: shown, replies };
}

function payloadOf(given: Fields | undefined): string | undefined {
  const { payload } = asFields(asList(given?.parameters)[0]);
  return typeof payload === 'string' ? payload : undefined;
}

function readButton(button: TemplateButton, given: Fields | undefined, index: number): string | Refusal {
  const parameters = asList(given?.parameters).map(asFields);
  const parameter = parameters[0];
  if (button.type === 'URL' && button.url.includes('{{1}}')) {
    if (parameters.length !== 1) return refusal(132000, `buttons: Button at index ${index} of type Url requires a parameter`);
    if (parameter?.type !== 'text' || typeof parameter.text !== 'string' || parameter.text === '')
      return refusal(132012, `buttons: Button at index ${index} needs a text parameter`);
    return `${button.text} → ${button.url.replace('{{1}}', parameter.text)}`;
  }
  if (button.type === 'QUICK_REPLY') {
    const fine =
      parameters.length === 0 || (parameters.length === 1 && parameter?.type === 'payload' && typeof parameter.payload === 'string');
    return fine ? button.text : refusal(132012, `buttons: Button at index ${index} takes one payload`);
  }
  if (parameters.length > 0) return refusal(132000, `buttons: Button at index ${index} takes no parameter`);
  return button.type === 'URL' ? `${button.text} → ${button.url}` : button.text;
}
