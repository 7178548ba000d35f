import { assumed, captured, documented, harmless } from '../../../world/truths.mts';

const source = 'Evolution API 2.3 source, whatsapp.baileys.service.ts';
const official = 'Evolution API 2.3 source, whatsapp.business.service.ts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'Both are read of an official id: newer releases take fromMe from the message that they keep.',
    'Status updates of the official channel have fromMe false.',
  ),
  ...documented(
    'Evolution API source, whatsapp.business.service.ts, statuses',
    'On the official channel a status names the message by keyId, and is told only of a message that the server keeps, as the sandbox does.',
  ),
  ...harmless('How the sandbox makes its world turn: no adapter knows these figures.', 'Who has written is on WhatsApp, a landline too.'),
];

export const speechTruths = [
  ...captured(
    'deliveries in evolution-api issues #2466, #2010 and in public test suites',
    'Of a person who writes from a linked id, key.remoteJid is …@lid; the phone may stand nowhere in the delivery.',
    'List choices are listResponseMessage with singleSelectReply.selectedRowId, buttons buttonsResponseMessage with selectedButtonId.',
    'Filled forms are interactiveResponseMessage with nativeFlowResponseMessage.paramsJson, named galaxy_message.',
    'A file that is not there any more is answered 400 "Message not found".',
  ),
  ...captured(
    'deliveries in evolution-api issues #1367 and #1647',
    'Where a customer edits, the key of messages.edited names the shop’s own account as chat, with fromMe true: nothing says who it is.',
  ),
  ...documented(
    source,
    'A plain text that quotes is flattened to conversation; its contextInfo.stanzaId stands beside message on data.',
    'An edit and a deletion come as messages.edited with the protocol message (key of the original, type, editedMessage); never as messages.upsert.',
    'A deletion comes as messages.delete too, with the key of the original and status DELETED.',
    'A placeholder without content is told to nobody; the content comes later under the same id.',
    'Newer releases put the phone beside a linked id into key.remoteJidAlt, older ones into key.senderPn.',
    'getBase64FromMediaMessage takes message.key.id and answers mediaType, fileName, caption, mimetype and base64.',
    'A number that ends with @lid is taken as it is.',
    'Receipts of groups are messages.update with the group as remoteJid.',
    'findMessages takes where.key.id and answers messages.records with key and pushName, where the server keeps messages.',
  ),
  ...documented(
    'Baileys and WhatsApp protocol: message types',
    'The wrappers ephemeralMessage, viewOnceMessage, viewOnceMessageV2, editedMessage, deviceSentMessage and documentWithCaptionMessage hold message one level down.',
    'Pictures, videos, voice, documents and stickers are parts of their own with an encrypted address, mimetype, fileLength and fileSha256.',
    'Places are locationMessage, cards contactMessage or contactsArrayMessage with vCards, reactions reactionMessage with an empty text where taken back.',
    'A picture in HD comes twice: the second message is an associatedChildMessage whose messageContextInfo.messageAssociation says HD_IMAGE_DUAL_UPLOAD.',
    'A cart is an orderMessage with the number of pieces and the total in thousandths, without its lines.',
  ),
  ...documented(
    official,
    'On the official channel (WHATSAPP-BUSINESS) ids are wamids; statuses are Meta’s words in capitals: SENT, DELIVERED, READ, FAILED.',
    'Its files are asked for with the whole message: messageType and, in the part of that name, the id that Meta gave to the file.',
    'Its button and list choices come as conversation with the title alone: the id of the choice is lost; of a filled form the answers are.',
    'It tells nothing of carts, edits, deletions, calls, number changes, groups and kinds that Meta does not support.',
  ),
  ...assumed(
    'Enumerations of the protocol are written as names (MESSAGE_EDIT, REVOKE, SINGLE_SELECT), long numbers as texts.',
    'A call is the event call with status offer, then timeout, or accept and terminate, under one id.',
    'Answers of native flow buttons are named quick_reply and have the id in paramsJson.',
    'A customer without a phone is named by the user id in remoteJid on the official channel.',
  ),
  ...lookedUp,
];
