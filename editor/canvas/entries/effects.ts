import type { EffectEntry } from '../../../engine/catalogue/entry.ts';
import { catalogue } from '../../../engine/catalogue/index.ts';
import type { Import, Written } from '../../../engine/compiler/edit/edit.ts';
import { effectIcon } from '../saying/step.ts';
import type { Entry } from './entry.ts';
import { freshName, type Site } from './site.ts';

type Write = (site: Site) => { readonly text: string; readonly uses?: readonly (Import | undefined)[] };

export const hasMail = ({ outline }: Site): boolean => outline.given.includes('mail');
export const whoText = ({ who }: Site): string => who?.name ?? '[]';

/** What the effects of the language begin as, so that what stands there already makes sense. Others begin as the catalogue's example. */
const BEGIN: { readonly [effect: string]: Write } = {
  notify: (site) => ({ text: `await notify(${whoText(site)}, { text: ${about(site)} });`, uses: [site.who?.import] }),
  createTask: (site) => {
    const assign = site.who ? `, assign: ${site.who.name}` : '';
    const name = freshName('task', site);
    return {
      text: `const ${name} = await createTask({ in: 'oa', title: ${about(site)}${assign} });`,
      uses: [site.who?.import],
    };
  },
  sendMail: (site) => {
    const to = hasMail(site) ? 'mail.from.address' : "'somebody@example.com'";
    const name = freshName('sent', site);
    return { text: `const ${name} = await sendMail({ to: ${to}, subject: ${about(site)}, text: ${about(site)} });` };
  },
  localTime: (site) => timed(site, 'there', (who) => `localTime(${who})`),
  nextTime: (site) => timed(site, 'morning', (who) => `nextTime('09:00', ${who})`),
  intent: (site) => ({ text: `const ${freshName('wish', site)} = await intent(mail);` }),
  quote: (site) => ({
    text: `const ${freshName('first', site)} = await quote(mail, ${whoText(site)});`,
    uses: [site.who?.import],
  }),
  workingTime: (site) => timed(site, 'due', (who) => `workingTime('8h', ${who})`),
};

const timed = (site: Site, name: string, call: (who: string) => string) => ({
  text: `const ${freshName(name, site)} = await ${call(site.who ? site.who.name : "'Asia/Shanghai'")};`,
  uses: [site.who?.import],
});

export const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&').replace(/\s+/g, ' ')}'`;

const about = (site: Site): string => (hasMail(site) ? 'mail.subject' : quoted(site.title));

function written(effect: EffectEntry, site: Site): Written {
  const begun: ReturnType<Write> = BEGIN[effect.name]?.(site) ?? { text: effect.example };
  const uses = (begun.uses ?? []).filter((one) => one !== undefined);
  return { text: begun.text, imports: [{ name: effect.name, from: 'posthorn' }, ...uses] };
}

/** What people look for who do not know our words. */
const ALSO: { readonly [effect: string]: string } = {
  notify: 'alert inform remind reminder escalate email e-mail message 提醒 告知 升级 邮件 消息',
  createTask: 'todo ticket assign 待办 工单',
  sendMail: 'email e-mail reply answer 发邮件 回复',
};

/** The effects of the catalogue. */
export const effectEntries: readonly Entry[] = catalogue.effects.map((effect) => ({
  id: effect.name,
  name: effect.name,
  also: ALSO[effect.name],
  group: 'tell',
  icon: effectIcon(effect.name),
  label: effect.words.label,
  doc: effect.words.doc,
  write: (site) => written(effect, site),
}));
