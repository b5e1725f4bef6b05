import { instant, maybe, number, object, string } from '../type.ts';
import { words } from '../words.ts';

/** A server that a mail has passed. */
export const hop = object('Hop', {
  from: {
    type: string,
    words: words('peer', '上一站', 'What the peer called itself; it may lie.', '对方自报的名称，可能不实。'),
    example: 'mx.forwarder.example',
  },
  ip: {
    type: string,
    words: words('address', 'IP 地址', 'The address of the peer.', '对方的 IP 地址。'),
    example: '192.0.2.7',
  },
  by: {
    type: string,
    words: words('server', '服务器', 'The server that wrote the line.', '写下此行的服务器。'),
    example: 'mx.elmwood.example',
  },
  with: { type: string, words: words('protocol', '协议', 'How the mail came.', '传输协议。'), example: 'esmtps' },
  at: {
    type: maybe(instant),
    words: words('when', '时间', 'When it passed.', '经过的时间。'),
    example: '2026-03-02T08:15:02Z',
  },
});

/** A calendar entry that a mail brings. */
export const invitation = object('Invitation', {
  method: {
    type: string,
    words: words(
      'method',
      '方式',
      '`request`, `cancel`, `reply` and the like (RFC 5546).',
      '`request`、`cancel`、`reply` 等（RFC 5546）。',
    ),
    example: 'request',
  },
  title: {
    type: string,
    words: words('title', '标题', 'What it is about.', '日程标题。'),
    example: 'Loading of MSKU1234565',
  },
  start: {
    type: string,
    words: words(
      'start',
      '开始',
      'ISO 8601 in UTC; empty where it cannot be read.',
      'ISO 8601（UTC）；无法读取则为空。',
    ),
    example: '2026-03-09T01:00:00.000Z',
  },
  end: {
    type: string,
    words: words('end', '结束', 'ISO 8601 in UTC; empty where there is none.', 'ISO 8601（UTC）；没有则为空。'),
    example: '2026-03-09T02:00:00.000Z',
  },
  location: { type: string, words: words('place', '地点', 'Where it takes place.', '地点。'), example: 'Terminal 4' },
  organizer: {
    type: string,
    words: words('organiser', '组织者', 'The address of who invites.', '邀请人的地址。'),
    example: 'li@forwarder.example',
  },
  attendees: {
    type: number,
    words: words('attendees', '参会人数', 'How many are invited.', '受邀人数。'),
    example: '3',
  },
});
