import { assumed, captured, documented, harmless } from '../../../world/truths.mts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless('Another form would be told as another content, under its name.', 'View-once and disappearing messages look like any other.'),

  ...harmless('The address is asked for anew before each download.', 'An address that is too old answers 404, one without the token 401.'),
  ...harmless(
    'A kind without a reader is told as another content, under its name.',
    'A kind that comes to be has its name as type and a part of that name.',
  ),
];

export const speechTruths = [
  ...captured(
    'n8n issue #38266 and samples in public repositories',
    'The button "Test" in the panel sends entry id 0 and a message of 16315551181 to phone_number_id 123456123 of the year 2017.',
  ),
  ...documented(
    'Meta documentation, webhooks reference: messages, 2026',
    'image, audio (voice), video, document and sticker have id, mime_type, sha256 and url, with caption and filename where they apply.',
    'A place is location, cards are contacts, a cart is order with product_items by product_retailer_id.',
    'Choices are interactive list_reply and button_reply with id and title, or button with payload and text under a template.',
    'A filled form is interactive nfm_reply with response_json, a JSON text.',
    'A reaction names message_id; emoji is left out where it was taken back.',
    'edit has original_message_id and message, revoke original_message_id, both under ids of their own.',
    'What is not supported is unsupported with its type and error 131051.',
    'Changed identities are system user_changed_number, with the new wa_id, and user_changed_user_id; without contacts.',
    'A reply names what it answers in context.id.',
    'A media id answers an address that is good for 5 minutes and wants the token.',
  ),
  ...documented(
    'Meta documentation, business-scoped user ids, 2026-11-05',
    'from_user_id and contacts.user_id always come; from and wa_id are left out of who shows a username.',
    'Who has a username may still be told with the phone, while the contact book or the cache of 30 days knows it.',
  ),
  ...documented(
    'recorded deliveries and gateways’ documentation, read 2026-11-29',
    'Messages of groups have group_id, statuses of groups recipient_type group.',
  ),
  ...documented(
    'Meta documentation, changelog of 2026-08-11, and webhooks reference: system messages',
    'previous_user_id stands beside user_id in a system message; user_changed_user_id tells no phone.',
  ),
  ...documented('Meta documentation, business phone numbers: media, 2026-06-16', 'Media ids in webhooks are good for 7 days.'),
  ...documented('Meta documentation, versions', 'v25.0 ends on 2028-07-29; from then on it is refused like any older one.'),
  ...assumed(
    'A call is a change of the field calls: connect, then terminate with FAILED or COMPLETED.',
    'A native flow button comes as button_reply.',
    'A placeholder is not told; status posts and channels are told to nobody.',
  ),
  ...lookedUp,
];
