/**
 * What a host that stands in a text without `http://` or `www.` ends with: the domains of countries and of the European
 * Union (IANA, Root Zone Database), and those general ones under which somebody advertises or writes. Not among them are
 * those that are read as a word or an abbreviation in Swedish ("tel.nr", "hotell.ca 10"): `ca`, `nr`, `om`, `kr`, `st`, `pm` and
 * units of measure. With `http://` or `www.` before them they are found all the same.
 */
const COUNTRIES = `
  ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz
  cc cd cf cg ch ci ck cl cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr
  ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it
  je jm jo jp ke kg kh ki kn kp kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mh mk mn mo mp mq mr
  ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nu nz pa pe pf pg ph pk pl pn pr ps pt pw py qa
  re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss su sv sx sy sz tc td tf tg th tj tk tl tm tn
  to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw`;
const GENERAL = `
  com net org info biz name mobi pro xyz top app dev online site website web page link click space store shop live
  club vip fun social network world global chat cam video tube pics photo photos gallery blog news today life love
  date dating singles adult porn sex sexy xxx beauty salon spa hair skin fit health care host cloud digital
  media agency services international group company work works job jobs one ooo win bid ltd email
  contact tel support ninja guru rocks lol wtf cool hot pub bar cafe bio stockholm`;

export const TOP_LEVEL_DOMAINS: ReadonlySet<string> = new Set(
  `${COUNTRIES} ${GENERAL}`.split(/\s+/).filter((one) => one !== ''),
);
