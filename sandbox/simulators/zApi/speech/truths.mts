import { assumed, documented, harmless } from '../../../world/truths.mts';

const source = 'Z-API documentation, webhook "Ao receber"';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless('An empty value, null and none are all read as taken back.', 'A reaction that was taken back has an empty value.'),
  ...harmless('One card and a list of them are both read.', 'Several cards at once are contacts, a list of what contact is.'),
  ...harmless(
    'A kind that it does not know is told as other, under its own name.',
    'Filled forms and changed numbers are told to nobody: no form of theirs is documented.',
  ),
  ...harmless('The flag broadcast and any name that ends with @broadcast are both read.', 'Status posts have phone status@broadcast.'),
  ...harmless('The adapter does not read it.', 'Disappearing chats show messageExpirationSeconds.'),
];

export const speechTruths = [
  ...documented(
    source,
    'Around the content stand isStatusReply, senderLid, chatLid, connectedPhone, waitingMessage, isEdit, isGroup, isNewsletter, participantPhone, participantLid, momment.',
    'image, audio, video, document and sticker have a URL each, their mimeType and, where it applies, caption, seconds, ptt, fileName, viewOnce.',
    'location has longitude, latitude, name, address; contact has displayName, vCard and phones.',
    'order has its products with retailerId, name, quantity and price.',
    'Buttons are buttonsResponseMessage {buttonId, message}, lists listResponseMessage {message, title, selectedRowId}.',
    'reaction has value, time, reactionBy and referencedMessage.messageId.',
    'referenceMessageId names the message that is answered.',
    'A placeholder has waitingMessage true and no content.',
    'Calls are notifications CALL_VOICE, CALL_VIDEO and CALL_MISSED_…, each with a messageId of its own and the same callId.',
    'News of a channel is a notification NEWSLETTER_… with phone …@newsletter; of a group phone is …-group.',
    'A poll is poll {question, options}.',
    'Files are deleted after 30 days.',
  ),
  ...documented(
    'recorded deliveries and gateways’ documentation, read 2026-11-29',
    'phone may be …@lid; the API takes such a linked id as recipient.',
    'The content of a placeholder follows under the same id.',
  ),
  ...documented(
    'github.com/Z-API/z-api-docs, docs/webhooks/on-message-received.md',
    'What was edited has isEdit true; a deletion is a notification REVOKE.',
  ),
  ...assumed(
    'An edited message comes again under its id, with the new text; REVOKE has the id of the deleted message.',
    'Money of a cart is in thousandths.',
    'The quick reply of a template and a native flow button come as buttonsResponseMessage.',
    'Files lie on a public storage and need no login.',
  ),
  ...lookedUp,
];
