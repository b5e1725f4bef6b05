/** The page's only style sheet. Light or dark as the system is. */
export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d9dee5, #343b45); --soft: light-dark(#5a6572, #98a3b1);
  --card: light-dark(#fff, #1b2027); --ground: light-dark(#f3f5f8, #12161b); --ink: light-dark(#1a222c, #e4e9ef);
  --post: light-dark(#b3541e, #f0a26b); --danger: light-dark(#b42318, #ff8a7e); --good: light-dark(#1d7a46, #6fd19a); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
header { display: flex; align-items: baseline; gap: .75rem; flex-wrap: wrap; padding: 1rem clamp(1rem, 4vw, 2.5rem);
  border-bottom: 1px solid var(--line); background: var(--card); }
header h1 { margin: 0; font-size: 1.25rem; letter-spacing: .01em; color: var(--post); }
header p { margin: 0; color: var(--soft); }
#push { margin-left: auto; display: flex; gap: .5rem; align-items: baseline; flex-wrap: wrap; font-size: .88rem; color: var(--soft); }
#push[hidden] { display: none; }
#push select { font: inherit; max-width: 12rem; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; }
main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(17rem, 23rem); gap: 1.5rem;
  padding: 1.5rem clamp(1rem, 4vw, 2.5rem); align-items: start; max-width: 90rem; margin: 0 auto; }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } }
h2 { margin: 0 0 .6rem; font-size: .8rem; text-transform: uppercase; letter-spacing: .07em; color: var(--soft); }
aside { display: grid; gap: 1.5rem; }
article, aside section, .note { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .85rem 1rem; }
article { margin-bottom: .8rem; }
article > h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
.meta { color: var(--soft); font-size: .85rem; margin: 0 0 .4rem; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; }
li { padding: .35rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
li:first-child { border-top: 0; }
.row { display: flex; gap: .6rem; align-items: baseline; justify-content: space-between; }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .15em; }
a:hover { text-decoration-color: var(--post); }
.acts { display: flex; gap: .4rem; align-items: baseline; flex-wrap: wrap; justify-content: end; }
.why { color: var(--soft); font-size: .88rem; }
.who { font-weight: 600; }
.not { color: var(--soft); }
.tag { display: inline-block; font-size: .75rem; padding: 0 .45em; border: 1px solid var(--line); border-radius: 99px; color: var(--soft); }
.urgent, .danger { color: var(--danger); border-color: currentColor; }
.good { color: var(--good); }
.wait { color: var(--post); }
.plain { padding: .5rem 1rem; }
.plain h3 { font-weight: 400; font-size: .95rem; }
button { font: inherit; font-size: .85rem; padding: .15rem .7rem; border-radius: 6px; border: 1px solid var(--line);
  background: var(--ground); color: var(--ink); cursor: pointer; white-space: nowrap; }
button:hover { border-color: var(--post); }
:focus-visible { outline: 2px solid var(--post); outline-offset: 2px; }
details { font-size: .88rem; margin-top: .3rem; }
summary { cursor: pointer; color: var(--soft); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: .4rem 0; padding: .6rem .8rem; background: var(--ground); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; }
td { padding: .15rem .6rem .15rem 0; vertical-align: top; overflow-wrap: anywhere; }
td:first-child { color: var(--soft); white-space: nowrap; font-variant-numeric: tabular-nums; }
mark { background: light-dark(#ffe9a8, #5b4a12); color: inherit; border-radius: 3px; }
ul.tree ul { margin-left: 1.2rem; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
main.single { grid-template-columns: minmax(0, 34rem); justify-content: center; }
.single .note { padding: 1.25rem 1.5rem; }
main.single.wide { grid-template-columns: minmax(0, 56rem); }
h2.ask { font-size: 1.25rem; text-transform: none; letter-spacing: 0; color: var(--ink); margin-bottom: .9rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem .9rem; margin: 0 0 .9rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.single form { margin-top: .9rem; }
button.act { font-size: 1rem; padding: .5rem 1.4rem; background: var(--post); border-color: var(--post); color: var(--card); font-weight: 600; }
input[name="code"] { font: inherit; width: 8em; padding: .35rem .6rem; margin-right: .6rem; border: 1px solid var(--line); border-radius: 6px;
  background: var(--ground); color: var(--ink); letter-spacing: .15em; }
`;
