/** What simulators are made of: the table of their calls, and limits on them. */
import { describe, expect, test } from 'vitest';
import { createRequestWindow } from '../../../sandbox/http/requestWindow.mts';
import { routeTable } from '../../../sandbox/http/routeTable.mts';
import { createWorldClock } from '../../../sandbox/world/clock.mts';
import { createLateWork } from '../../../sandbox/world/lateWork.mts';

describe('the table', () => {
  const table = routeTable([
    ['GET /3.0/lists/{list}/members', 'members.list', 1],
    ['PUT /values/{range}:append', 'values.append', 2],
    ['POST /email/{email:.+}', 'email', 3],
    ['GET /v{version:\\d+}/x/?', 'x', 4],
    ['GET /{any}', 'any', 5],
  ]);

  test.each([
    ['GET', '/3.0/lists/a%20b/members', 1, { list: 'a b' }],
    ['GET', '/3x0/lists/a/members', undefined, undefined],
    ['GET', '/3.0/lists/a/b/members', undefined, undefined],
    ['PUT', '/values/Leads!3:3:append', 2, { range: 'Leads!3:3' }],
    ['POST', '/email/ana+1/b@ex.com', 3, { email: 'ana+1/b@ex.com' }],
    ['GET', '/v59/x/', 4, { version: '59' }],
    ['GET', '/v5a/x', undefined, undefined],
    ['GET', '/100%', 5, { any: '100%' }],
    ['POST', '/3.0/lists/a/members', undefined, undefined],
  ])('knows %s %s', (method, path, handle, params) => {
    expect([table.find(method, path)?.handle, table.find(method, path)?.params]).toEqual([handle, params]);
  });

  test('says unknown of a call that is not there', () => {
    expect(table.operationOf({ method: 'DELETE', path: '/x' })).toBe('unknown');
  });
});

describe('a limit', () => {
  function open() {
    let wall = 1_000_000;
    const clock = createWorldClock({ live: false, wall: () => wall });
    return { clock, pass: (ms: number) => void (wall += ms), window: createRequestWindow(clock, 2, 1_000) };
  }

  test('counts in any stretch of time, each key by itself', () => {
    const { window, pass } = open();
    expect([window.take(), window.take('other')]).toEqual([true, true]);
    pass(600);
    expect([window.take(), window.take(), window.waitMs(), window.left('other')]).toEqual([true, false, 400, 1]);
    pass(400);
    expect([window.take(), window.take()]).toEqual([true, false]);
    window.reset();
    expect(window.left()).toBe(2);
  });

  test('is over where either clock says so', async () => {
    const { window, clock } = open();
    window.take();
    window.take();
    await clock.advance(999);
    expect(window.take()).toBe(false);
    await clock.advance(1);
    expect(window.take()).toBe(true);
  });

  test('does not blame the client for late work', async () => {
    const { window, clock } = open();
    const late = createLateWork(clock);
    const taken: boolean[] = [];
    for (let n = 0; n < 3; n++)
      late.accept('v', 'o', 1, () => {
        taken.push(window.take());
        return Promise.resolve(new Response());
      });
    await clock.advance(1);
    expect([taken, window.left()]).toEqual([[true, true, true], 2]);
  });
});
