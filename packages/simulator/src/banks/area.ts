export type Province = { readonly province_name: string; readonly province_code: number }
export type City = { readonly city_name: string; readonly city_code: number }
export type Branch = { readonly bank_branch_name: string; readonly bank_branch_id: string }

// Mainland China; a few cities of each. The names are real. WeChat's own codes are published only by the interface itself: those
// here are this simulator's, but for Beijing's, which its page shows.
const AREAS: readonly (readonly [province: string, cities: string])[] = [
  ['北京市', '北京市'],
  ['天津市', '天津市'],
  ['河北省', '石家庄市 唐山市'],
  ['山西省', '太原市 大同市'],
  ['内蒙古自治区', '呼和浩特市 包头市'],
  ['辽宁省', '沈阳市 大连市'],
  ['吉林省', '长春市 吉林市'],
  ['黑龙江省', '哈尔滨市 大庆市'],
  ['上海市', '上海市'],
  ['江苏省', '南京市 苏州市 无锡市'],
  ['浙江省', '杭州市 宁波市 温州市'],
  ['安徽省', '合肥市 芜湖市'],
  ['福建省', '福州市 厦门市'],
  ['江西省', '南昌市 九江市'],
  ['山东省', '济南市 青岛市'],
  ['河南省', '郑州市 洛阳市'],
  ['湖北省', '武汉市 宜昌市'],
  ['湖南省', '长沙市 株洲市'],
  ['广东省', '广州市 深圳市 东莞市'],
  ['广西壮族自治区', '南宁市 桂林市'],
  ['海南省', '海口市 三亚市'],
  ['重庆市', '重庆市'],
  ['四川省', '成都市 绵阳市'],
  ['贵州省', '贵阳市 遵义市'],
  ['云南省', '昆明市 大理白族自治州'],
  ['西藏自治区', '拉萨市'],
  ['陕西省', '西安市 咸阳市'],
  ['甘肃省', '兰州市 天水市'],
  ['青海省', '西宁市'],
  ['宁夏回族自治区', '银川市'],
  ['新疆维吾尔自治区', '乌鲁木齐市'],
]
const FIRST_CODE = 10
const CITIES_PER_PROVINCE = 100
const BRANCHES_PER_CITY = 12

export const PROVINCES: readonly Province[] = AREAS.map(([province_name], index) => ({
  province_name,
  province_code: FIRST_CODE + index,
}))

export function citiesOf(provinceCode: number): readonly City[] | undefined {
  const index = provinceCode - FIRST_CODE
  const names = AREAS[index]?.[1].split(' ')
  return names?.map((city_name, at) => ({ city_name, city_code: FIRST_CODE + index * CITIES_PER_PROVINCE + at }))
}

export function cityNamed(cityCode: number): City | undefined {
  return PROVINCES.flatMap(({ province_code }) => citiesOf(province_code) ?? []).find(
    (city) => city.city_code === cityCode,
  )
}

/** Made up, the same each time: there are some 150,000 real ones, which no public list gives with WeChat's names. */
export function branchesOf(bankAlias: string, aliasCode: string, city: City): readonly Branch[] {
  return Array.from({ length: BRANCHES_PER_CITY }, (_, index) => ({
    bank_branch_name: `${bankAlias}${city.city_name}第${index + 1}支行`,
    bank_branch_id: `${aliasCode.slice(-4)}${String(city.city_code).padStart(4, '0')}${String(index + 1).padStart(4, '0')}`,
  }))
}
