import type { EffectEntry } from '../entry.ts';
import { oneOf, string } from '../type.ts';
import { words } from '../words.ts';

/** Effects on the mail in its own mailbox. They fail, permanently, for mail that did not come by IMAP. */
export const move: EffectEntry = {
  name: 'move',
  needs: 'mail',
  reach: 'outside',
  words: words(
    'move the mail',
    '移动邮件',
    'Moves the mail into another folder of its mailbox.',
    '把邮件移到同一邮箱的另一个文件夹。',
  ),
  params: [
    {
      name: 'folder',
      type: string,
      words: words(
        'folder',
        '文件夹',
        'Path of the folder; made where it does not exist.',
        '文件夹路径，不存在则创建。',
      ),
      example: "'Quarantine'",
    },
  ],
  example: "await move('Quarantine');",
};

export const flag: EffectEntry = {
  name: 'flag',
  needs: 'mail',
  reach: 'outside',
  words: words('flag the mail', '标记邮件', 'Sets a flag on the mail in its mailbox.', '在邮箱中给邮件加标记。'),
  params: [
    {
      name: 'flag',
      type: oneOf('flagged', 'seen', 'important'),
      words: words(
        'flag',
        '标记',
        '\\Flagged, \\Seen or the keyword $Important.',
        '\\Flagged、\\Seen 或关键字 $Important。',
      ),
      example: "'flagged'",
    },
  ],
  example: "await flag('flagged');",
};
