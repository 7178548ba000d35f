import { assumed, captured, documented, harmless } from '../../../world/truths.mts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless('A cart is told without lines; were they there, they would be passed over.', 'Of a cart the lines are not told.'),
  ...harmless(
    'Where no phone is told the server is asked for it; a press without an id has its title, a form without answers none.',
    'WEBJS tells no phone beside a linked id, no id of a native flow button and no answers of a form.',
  ),
  ...documented('waha.devlike.pro, Contacts: lids', 'A linked id without a known phone is answered with pn null.'),
  ...documented(
    'waha.devlike.pro, Events: message',
    'Where files are not fetched (WHATSAPP_DOWNLOAD_MEDIA), hasMedia is true and media has no url.',
  ),

  ...harmless(
    'The adapter asks for named events alone; an event of another name is passed over.',
    'message.any is sent only to who asked for it.',
    'Number changes are told to nobody.',
  ),
];

export const speechTruths = [
  ...captured(
    'a GOWS delivery in a public repository, 2026-01',
    'Of a person with a linked id from is …@lid; the phone stands in _data.Info.SenderAlt, with @s.whatsapp.net.',
    'media, location, vCards, replyTo and participant are null where there are none.',
  ),
  ...documented(
    'recorded deliveries and gateways’ documentation, read 2026-11-29',
    'NOWEB has the phone beside a linked id in _data.key.remoteJidAlt.',
    'replyTo.id is the device’s own id, while message ids are true_<chat>_<id>.',
    'GET /api/{session}/lids/{lid} answers the phone behind a linked id as pn.',
    'Receipts of groups and of status@broadcast come as message.ack too.',
  ),
  ...documented(
    'WAHA documentation, Events and Receive messages',
    'Reactions are message.reaction with reaction.text, empty where taken back, and the full id of the message.',
    'Edits are message.edited with editedMessageId, deletions message.revoked with revokedMessageId: both without the chat.',
    'A placeholder is message.waiting.',
    'A call is call.received with id, from, isVideo, isGroup.',
    'Files have media.url, media.mimetype and media.filename; the address wants X-Api-Key.',
    'Places have latitude, longitude and description, cards are vCards.',
    'WEBJS names the whole id in replyTo.',
  ),
  ...documented(
    'WAHA source, session.gows.core.ts (buildMessageIdFromKey), 2026-06',
    'GOWS names the message that is reacted to from the customer’s side: false_<shop>_<id> is the shop’s.',
  ),
  ...documented('WAHA source, GetChatMessageQuery', 'A message that is asked for with downloadMedia=true has its file fetched.'),
  ...documented(
    'WhatsApp protocol (MessageAssociation) and a bridge that makes an edit of it (mautrix-whatsapp)',
    'A picture in HD comes twice: GOWS writes the association of the second message as a number, NOWEB as a name.',
  ),
  ...documented('whatsapp-web.js, MessageTypes', 'WEBJS tells by _data.type what a message is: chat, order, poll_creation, …'),
  ...assumed(
    'WEBJS tells of a picture in HD once, as WhatsApp Web shows it.',
    'A choice comes as a message with its title; its id stands in _data as the engine spells it: selectedButtonID in GOWS, selectedButtonId in NOWEB.',
    'The text of a filled form is "Sent"; its answers stand in _data.',
  ),
  ...lookedUp,
];
