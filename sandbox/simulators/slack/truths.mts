/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, captured, documented, harmless } from '../../world/truths.mts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'No adapter: the node of n8n sends, one message an item, and no flow sends so many.',
    'Ten messages in ten seconds are one a second: short bursts are let through.',
  ),
];

export const truths: readonly Truth[] = [
  ...documented(
    'api.slack.com, chat.postMessage',
    'Everything is answered 200; ok tells, and error names what went wrong: channel_not_found, not_in_channel, is_archived, no_text, msg_too_long.',
    'Fields that are not known are ignored.',
    'A text has 40,000 letters at most.',
    'A channel is named by id or name, a person by id.',
  ),
  ...documented('api.slack.com, rate limits', 'About one message a second and channel; 429 with Retry-After and ratelimited.'),
  ...documented(
    'api.slack.com, formatting text for app surfaces',
    '<!channel>, <!here> and <!everyone> ring all; &, < and > are escaped as &amp;, &lt; and &gt;.',
    'Text of the kind plain_text rings nobody.',
  ),
  ...captured(
    'n8n-nodes-base 2.40.2, its requests as recorded',
    'A person is named @joao; includeLinkToWorkflow comes in the body; thread_ts has lost its zeros.',
  ),
  ...assumed('A thread_ts that belongs to no message makes a message of its own.', 'Two messages of one text are two: there is no key.'),
  ...lookedUp,
];
