/**
 * Pairs of a traditional character and the simplified one that is written for it: those that the phrases of this folder and the examples
 * of the classifier are made of. The Unicode Standard, Annex 38 (Unihan), kSimplifiedVariant.
 */
const PAIRS =
  '丟丢並并佈布併并來来係系倉仓個个們们備备傢家傳传傷伤僅仅價价億亿儘尽償偿優优儲储兒儿內内兩两冊册別别則则剋克剛刚劃划動动' +
  '務务匯汇卽即厤历參参問问啓启啟启單单嗎吗噸吨噹当嚮向國国圓圆圖图團团埰采報报場场塊块壓压壞坏夠够寀采實实寧宁審审寫写將将' +
  '專专對对導导屬属崗岗嵗岁帶带幣币幫帮幾几庫库廠厂廣广張张彆别彔录彙汇後后從从復复愛爱態态慮虑憑凭懇恳應应懷怀戶户捲卷掛挂' +
  '採采換换損损搶抢摺折擁拥擇择擊击擔担據据擱搁敗败數数斷断於于時时暫暂曆历曏向書书會会査查條条業业樂乐樓楼標标樣样機机檔档' +
  '檢检檯台櫃柜權权歐欧歡欢歲岁歷历歸归殺杀氣气決决沒没沖冲況况減减測测準准溝沟滙汇滯滞滿满為为無无煩烦熱热燈灯營营燻熏爭争' +
  '爲为牀床狀状現现產产産产甯宁畫画異异畵画當当發发盞盏盡尽盤盘盧卢眞真確确碼码禮礼稅税種种稱称競竞筆笔箇个節节簡简簽签籤签' +
  '糰团約约紅红紙纸級级細细組组結结給给統统絲丝經经綫线維维網网緊紧線线編编緩缓緻致總总織织繫系繼继續续纔才罰罚罷罢聖圣聯联' +
  '聲声職职脩修腦脑臺台與与興兴艙舱萬万蓋盖蔘参處处號号衕同衚胡衝冲裏里補补裝装裡里製制複复覈核見见規规視视親亲觀观訂订計计' +
  '討讨託托記记訪访設设許许訴诉註注証证詢询試试話话該该詳详認认誕诞誠诚誤误說说説说誰谁調调談谈請请諒谅論论諮咨諾诺謝谢證证' +
  '識识議议變变讓让負负財财貨货責责貴贵買买貸贷費费貿贸賀贺資资賠赔賣卖質质賬账購购趕赶踰逾蹤踪車车較较輛辆輸输轉转辦办迴回' +
  '這这週周進进運运過过達达遞递適适遲迟遷迁選选還还邊边郵邮釦扣鈡钟銀银銷销銹锈鋁铝鋸锯鋼钢錄录錢钱錯错録录錶表鍋锅鍾钟鎊镑' +
  '鏈链鏽锈鐘钟鐵铁長长門门開开間间閤合閱阅閲阅闆板關关陳陈隨随險险隻只雙双離离電电鞦秋韆千韓韩響响頁页頂顶項项順顺須须頌颂' +
  '預预頓顿領领頭头頻频顆颗題题額额顏颜顔颜類类風风颱台餘余饋馈馬马驗验體体髮发鬍胡鬚须鳥鸟麪面麫面麵面麼么麽么點点齊齐齣出';

const SIMPLIFIED = new Map(Array.from({ length: PAIRS.length / 2 }, (_, at) => [PAIRS[2 * at]!, PAIRS[2 * at + 1]!]));
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'g');

/** A text as it is written in simplified characters, sign for sign, so that places stay what they are. */
export const simplified = (text: string): string => text.replace(TRADITIONAL, (sign) => SIMPLIFIED.get(sign) ?? sign);
