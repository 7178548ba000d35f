/** Choices: buttons, lists, templates, forms. */
import type { Fields } from '../../../whatsapp/fields.mts';
import type { Utterance } from '../../../whatsapp/speech.mts';
import type { Part } from './part.mts';

export function choiceOf(utterance: Utterance, context: Fields): Part | undefined {
  switch (utterance.kind) {
    case 'list': {
      const { id: selectedRowId, title } = utterance;
      return ['listResponseMessage', { title, listType: 'SINGLE_SELECT', singleSelectReply: { selectedRowId }, ...context }];
    }
    case 'button': {
      const { id: selectedButtonId, title: selectedDisplayText } = utterance;
      return ['buttonsResponseMessage', { selectedButtonId, selectedDisplayText, type: 'DISPLAY_TEXT', ...context }];
    }
    case 'quickReply': {
      const { id: selectedId, title: selectedDisplayText } = utterance;
      return ['templateButtonReplyMessage', { selectedId, selectedDisplayText, selectedIndex: 0, ...context }];
    }
    case 'nativeFlow':
      return flowPart(utterance.title, 'quick_reply', { id: utterance.id }, context);
    case 'form':
      return flowPart('Sent', 'galaxy_message', { flow_token: 'unused', ...utterance.answers }, context);
    default:
      return undefined;
  }
}

const flowPart = (text: string, name: string, answers: Fields, context: Fields): Part => [
  'interactiveResponseMessage',
  {
    body: { text, format: 'DEFAULT' },
    nativeFlowResponseMessage: { name, paramsJson: JSON.stringify(answers), version: 3 },
    ...context,
  },
];
