/** Who is in a list, and who may come back. */
import type { Answer } from '../../http/answer.mts';
import { hashOf, problem, refuse, statuses, type Call, type Member, type Status } from './context.mts';

const isEmail = (text: string) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text);

function listOf({ simulation, params }: Call): Map<string, Member> {
  return (
    simulation.state.lists.get(params.list!) ??
    refuse(problem(simulation, 404, 'Resource Not Found', 'The requested resource could not be found.'))
  );
}

const invalid = ({ simulation }: Call, field: string, message: string): never =>
  refuse(
    problem(
      simulation,
      400,
      'Invalid Resource',
      "The resource submitted could not be validated. For field-specific details, see the 'errors' array.",
      { errors: [{ field, message }] },
    ),
  );

const statusOf = (call: Call, field: string, value: unknown): Status =>
  statuses.find((one) => one === value) ?? invalid(call, field, 'Please provide a valid status.');

const view = (call: Call, member: Member) => ({
  id: hashOf(member.email),
  email_address: member.email,
  unique_email_id: hashOf(member.email).slice(0, 10),
  contact_id: hashOf(member.email),
  full_name: [member.mergeFields.FNAME, member.mergeFields.LNAME].filter(Boolean).join(' '),
  email_type: 'html',
  status: member.status,
  merge_fields: member.mergeFields,
  tags: [...member.tags].map((name, index) => ({ id: index + 1, name })),
  tags_count: member.tags.size,
  last_changed: new Date(member.changedAt).toISOString().replace(/\.\d+Z/, '+00:00'),
  list_id: call.params.list,
});

/** Somebody who left comes back by their own mail only: as pending. */
function checkCompliance(call: Call, member: Member, status: Status): void {
  if (!member.optedOut || status !== 'subscribed') return;
  call.simulation.violation('opted-out', 'somebody who left was to be subscribed again');
  const detail = `${member.email} is in a compliance state due to unsubscribe, bounce, or compliance review and cannot be subscribed.`;
  refuse(problem(call.simulation, 400, 'Member In Compliance State', detail));
}

/** Before anything is written. */
function checkFields(call: Call): void {
  for (const [tag, value] of Object.entries(call.body.merge_fields ?? {}))
    if (String(value).length > 255) invalid(call, tag, 'Please limit this to 255 characters.');
}

function newMember(call: Call, email: string, status: Status): Member {
  const { simulation } = call;
  if (!isEmail(email)) refuse(problem(simulation, 400, 'Invalid Resource', 'Please provide a valid email address.'));
  if (simulation.state.forgotten.has(hashOf(email))) {
    simulation.violation('opted-out', 'somebody who was deleted for good was to be subscribed again');
    refuse(
      problem(
        simulation,
        400,
        'Forgotten Email Not Subscribed',
        `${email} was permanently deleted and cannot be re-imported. The contact must re-subscribe to get back on the list.`,
      ),
    );
  }
  const now = simulation.world.clock.now();
  const member: Member = { email, status, mergeFields: {}, tags: new Set(), createdAt: now, changedAt: now, optedOut: false };
  listOf(call).set(hashOf(email), member);
  return member;
}

function fill({ simulation, body }: Call, member: Member): void {
  const known = Object.entries(body.merge_fields ?? {}).filter(([tag]) => simulation.state.mergeFields.has(tag));
  Object.assign(member.mergeFields, Object.fromEntries(known));
  for (const tag of (body.tags ?? []) as readonly (string | { name: string })[]) member.tags.add(typeof tag === 'string' ? tag : tag.name);
  member.changedAt = simulation.world.clock.now();
}

export function createMember(call: Call): Answer {
  const { simulation, body } = call;
  const email = String(body.email_address ?? '');
  checkFields(call);
  const before = listOf(call).get(hashOf(email));
  if (before) {
    if (before.optedOut && body.status === 'subscribed') simulation.violation('opted-out', 'somebody who left was to be subscribed again');
    return refuse(
      problem(
        simulation,
        400,
        'Member Exists',
        `${email.toLowerCase()} is already a list member. Use PUT to insert or update list members.`,
      ),
    );
  }
  const member = newMember(call, email, statusOf(call, 'status', body.status));
  fill(call, member);
  return { status: 200, body: view(call, member) };
}

/** By the hash, or, which Mailchimp takes too, the address itself. */
function find(call: Call): Member | undefined {
  const key = call.params.member!;
  return listOf(call).get(key.includes('@') ? hashOf(key) : key.toLowerCase());
}

const mustFind = (call: Call): Member =>
  find(call) ?? refuse(problem(call.simulation, 404, 'Resource Not Found', 'The requested resource could not be found.'));

export const getMember = (call: Call): Answer => ({ status: 200, body: view(call, mustFind(call)) });

function change(call: Call, member: Member): Answer {
  checkFields(call);
  if (call.body.status !== undefined) {
    const status = statusOf(call, 'status', call.body.status);
    checkCompliance(call, member, status);
    member.status = status;
  }
  fill(call, member);
  return { status: 200, body: view(call, member) };
}

export const changeMember = (call: Call): Answer => change(call, mustFind(call));

/** A new address needs `status_if_new`. */
export function putMember(call: Call): Answer {
  const before = find(call);
  if (before) return change(call, before);
  checkFields(call);
  const { body } = call;
  if (body.status_if_new === undefined)
    invalid(
      call,
      'status_if_new',
      'Data presented is not one of the accepted values: subscribed, unsubscribed, cleaned, pending, transactional.',
    );
  const member = newMember(call, String(body.email_address ?? call.params.member), statusOf(call, 'status_if_new', body.status_if_new));
  fill(call, member);
  return { status: 200, body: view(call, member) };
}

export function tagMember(call: Call): Answer {
  const member = mustFind(call);
  for (const { name, status } of (call.body.tags ?? []) as readonly { name: string; status: string }[]) {
    if (status === 'inactive') member.tags.delete(name);
    else member.tags.add(name);
  }
  return { status: 204 };
}

/** Archives: the address may come back. */
export function deleteMember(call: Call): Answer {
  mustFind(call);
  const key = call.params.member!;
  listOf(call).delete(key.includes('@') ? hashOf(key) : key.toLowerCase());
  return { status: 204 };
}

export const listMembers = (call: Call): Answer => {
  const members = [...listOf(call).values()];
  return {
    status: 200,
    body: { members: members.map((member) => view(call, member)), list_id: call.params.list, total_items: members.length },
  };
};

export const listLists = ({ simulation }: Call): Answer => ({
  status: 200,
  body: {
    lists: [...simulation.state.lists].map(([id, members]) => ({ id, name: 'Clientes', stats: { member_count: members.size } })),
    total_items: simulation.state.lists.size,
  },
});

export const listMergeFields = (call: Call): Answer => ({
  status: 200,
  body: {
    merge_fields: [...call.simulation.state.mergeFields].map((tag, index) => ({
      merge_id: index + 1,
      tag,
      name: tag,
      type: 'text',
      required: false,
    })),
    list_id: call.params.list,
    total_items: call.simulation.state.mergeFields.size,
  },
});
