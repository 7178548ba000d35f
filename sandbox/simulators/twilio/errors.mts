/** The vendor's errors: a code of its own beside the HTTP status. Clients are to branch on `code`. */

interface Kind {
  readonly status: number;
  readonly message: string;
  /** Comes as a failed or undelivered message instead of an answer. */
  readonly late?: 'failed' | 'undelivered';
}

/** Vendor documentation: codes and their meaning. */
const kinds: Readonly<Record<number, Kind>> = {
  20003: { status: 401, message: 'Authenticate' },
  20404: { status: 404, message: 'The requested resource was not found' },
  20429: { status: 429, message: 'Too Many Requests' },
  20500: { status: 500, message: 'An internal server error has occurred' },
  21211: { status: 400, message: "Invalid 'To' Phone Number" },
  21603: { status: 400, message: "A 'From' phone number is required" },
  21604: { status: 400, message: "A 'To' phone number is required." },
  21609: { status: 400, message: "Invalid 'StatusCallback' URL" },
  21610: { status: 400, message: 'Attempt to send to unsubscribed recipient' },
  21617: { status: 400, message: 'The concatenated message body exceeds the 1600 character limit' },
  21619: { status: 400, message: 'A text message body or media urls must be specified.' },
  21620: { status: 400, message: 'Invalid media URL' },
  21655: { status: 400, message: 'The ContentSid is Invalid' },
  21656: { status: 400, message: 'The Content Variables parameter is invalid' },
  63003: { status: 400, message: 'Channel could not find To address', late: 'failed' },
  63005: { status: 400, message: 'Channel did not accept given content', late: 'failed' },
  63007: { status: 400, message: 'Could not find a Channel with the specified From address' },
  63013: { status: 400, message: 'Channel policy violation', late: 'failed' },
  63016: { status: 400, message: 'Failed to send freeform message because you are outside the allowed window.', late: 'failed' },
  63018: { status: 400, message: 'Rate limit exceeded for Channel', late: 'failed' },
  63019: { status: 400, message: 'Media failed to download', late: 'failed' },
  63024: { status: 400, message: 'Invalid message recipient', late: 'undelivered' },
  63031: { status: 400, message: 'Channels message cannot have same From and To' },
  63041: { status: 400, message: 'Template Paused', late: 'failed' },
  63042: { status: 400, message: 'Template Disabled', late: 'failed' },
  63049: { status: 400, message: 'Meta chose not to deliver this WhatsApp marketing message', late: 'undelivered' },
};

const kindOf = (code: number): Kind => kinds[code] ?? { status: 400, message: 'Unknown error' };

export const lateStatus = (code: number): 'failed' | 'undelivered' | undefined => kindOf(code).late;

export const messageOf = (code: number): string => kindOf(code).message;

export function failed(code: number): Response {
  const { status, message } = kindOf(code);
  return Response.json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }, { status });
}
