import { assumed, captured, documented, harmless } from '../../../world/truths.mts';

export const speechTruths = [
  ...harmless(
    'A press is told by ButtonPayload and ButtonText, whatever the type.',
    'The quick reply of a template has MessageType button.',
  ),
  ...harmless(
    'The type of the file and the type of the message are both read as a card.',
    'Cards are a file of type text/vcard with MessageType contacts.',
  ),
  ...harmless(
    'What has none of the fields that it knows is told as other, under its MessageType.',
    'Edits, deletions, calls, groups, status posts, channels, number changes and unsupported kinds are told to nobody.',
  ),
  ...harmless('The adapter does not read it.', 'WaId is absent where there is no phone.'),
  ...captured(
    'deliveries in public repositories, 2026',
    'A text has MessageType text, ProfileName, WaId, ExternalUserId (whatsapp:<country>.<id>) and ChannelMetadata beside what every message has.',
    'The press of a button has MessageType interactive, ButtonText, ButtonPayload, OriginalRepliedMessageSid and OriginalRepliedMessageSender.',
    'A place has MessageType location, Latitude and Longitude, and an empty Body.',
  ),
  ...documented(
    'Twilio’s notice on business-scoped user ids, 2026-05',
    'Where there is no phone, From and ExternalUserId are both the user id; it is taken as To.',
  ),
  ...documented(
    'Twilio documentation, request to the incoming message webhook',
    'A file is NumMedia 1 with MediaUrl0 and MediaContentType0; its address wants the account’s login.',
    'Label and Address may stand beside a place.',
  ),
  ...documented(
    'recorded deliveries and gateways’ documentation, read 2026-11-29',
    'A choice from a list has ListId and ListTitle.',
    'A reaction comes as a Body with an emoji.',
  ),
  ...assumed(
    'A reaction names its message in OriginalRepliedMessageSid and has MessageType text; that it was taken back is not told.',
    'A filled form has MessageType interactive and InteractiveData, a JSON text.',
    'A cart has MessageType order and its note as Body; the lines are not told.',
    'The address of a file answers 307 to a storage that wants no login.',
  ),
];
