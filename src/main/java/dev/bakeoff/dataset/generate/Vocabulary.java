package dev.bakeoff.dataset.generate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The words that customers are made of. Frozen: another word would be another dataset. */
final class Vocabulary {
  /**
   * A country with what depends on it.
   *
   * @param code ISO 3166-1 alpha-2
   * @param currency ISO 4217
   * @param language ISO 639-1
   * @param callingCode as in {@code +49}
   * @param cities large ones
   * @param firstNames usual ones, with the ASCII form that e-mail addresses use
   * @param lastNames likewise
   */
  record Country(
      Text code,
      Text currency,
      Text language,
      Text callingCode,
      List<Text> cities,
      List<Name> firstNames,
      List<Name> lastNames) {}

  /** A name as written and in the lower-case ASCII letters of e-mail addresses. */
  record Name(Text text, Text ascii) {}

  private Vocabulary() {}

  /** In the order of the weights in {@link Customers#COUNTRY}. */
  static final List<Country> COUNTRIES =
      List.of(
          country(
              "US USD en +1",
              "New York,Los Angeles,Chicago,Houston,Phoenix,Seattle,Denver,Boston,Atlanta,Miami",
              "James,Mary,Robert,Patricia,John,Jennifer,Michael,Linda,David,Elizabeth,Noah,Emma",
              "Smith,Johnson,Williams,Brown,Jones,Davis,Wilson,Anderson,Taylor,Moore,Clark,O'Neill"
                  + "=oneill"),
          country(
              "GB GBP en +44",
              "London,Manchester,Birmingham,Leeds,Glasgow,Liverpool,Bristol,Edinburgh",
              "Oliver,Amelia,George,Isla,Harry,Ava,Jack,Emily,Siân=sian,Rhys",
              "Smith,Jones,Taylor,Evans,Thomas,Roberts,Walker,Wright,Hughes,Green"),
          country(
              "DE EUR de +49",
              "Berlin,Hamburg,München,Köln,Frankfurt am Main,Stuttgart,Düsseldorf,Leipzig",
              "Lukas,Anna,Jürgen=juergen,Käthe=kaethe,Felix,Sophie,Björn=bjoern,Lena,Jonas,Mia",
              "Müller=mueller,Schmidt,Schneider,Fischer,Weber,Schäfer=schaefer,Köhler=koehler,"
                  + "Groß=gross,Wagner,Becker"),
          country(
              "FR EUR fr +33",
              "Paris,Marseille,Lyon,Toulouse,Nice,Nantes,Strasbourg,Orléans",
              "Léa=lea,Hugo,Chloé=chloe,Louis,François=francois,Zoé=zoe,Gabriel,Inès=ines,Jules",
              "Martin,Bernard,Dubois,Lefèvre=lefevre,Moreau,Garnier,Gérard=gerard,Benoît=benoit"),
          country(
              "ES EUR es +34",
              "Madrid,Barcelona,Valencia,Sevilla,Málaga,Bilbao,A Coruña",
              "Lucía=lucia,José=jose,María=maria,Martín=martin,Sofía=sofia,Iñigo=inigo,Pablo",
              "García=garcia,Fernández=fernandez,López=lopez,Martínez=martinez,Núñez=nunez,Ruiz"),
          country(
              "BR BRL pt +55",
              "São Paulo,Rio de Janeiro,Brasília,Salvador,Fortaleza,Curitiba,Belém",
              "João=joao,Ana,Antônio=antonio,Helena,Luís=luis,Letícia=leticia,Caio,Beatriz",
              "Silva,Santos,Oliveira,Souza,Araújo=araujo,Gonçalves=goncalves,Conceição=conceicao"),
          country(
              "PL PLN pl +48",
              "Warszawa,Kraków,Łódź,Wrocław,Poznań,Gdańsk",
              "Zofia,Jan,Łukasz=lukasz,Małgorzata=malgorzata,Michał=michal,Żaneta=zaneta,Piotr",
              "Nowak,Kowalski,Wiśniewski=wisniewski,Wójcik=wojcik,Dąbrowski=dabrowski,Zając=zajac"),
          country(
              "JP JPY ja +81",
              "東京,大阪,横浜,名古屋,札幌,福岡",
              "翔太=shota,陽菜=hina,健太=kenta,美咲=misaki,大輔=daisuke,さくら=sakura",
              "佐藤=sato,鈴木=suzuki,高橋=takahashi,田中=tanaka,伊藤=ito,渡辺=watanabe"),
          country(
              "IN INR en +91",
              "Mumbai,Delhi,Bengaluru,Hyderabad,Chennai,Kolkata,Pune",
              "Aarav,Diya,Vihaan,Ananya,Arjun,Priya,Rohan,Kavya",
              "Sharma,Patel,Singh,Kumar,Reddy,Iyer,Gupta,Nair"),
          country(
              "TR TRY tr +90",
              "İstanbul,Ankara,İzmir,Bursa,Antalya,Eskişehir",
              "Ayşe=ayse,Mehmet,Zeynep,Çağlar=caglar,Gökhan=gokhan,Elif,İrem=irem",
              "Yılmaz=yilmaz,Kaya,Demir,Şahin=sahin,Çelik=celik,Öztürk=ozturk"));

  private static Country country(String codes, String cities, String first, String last) {
    List<Text> code = Text.all(codes.split(" "));
    return new Country(
        code.get(0),
        code.get(1),
        code.get(2),
        code.get(3),
        Text.all(cities.split(",")),
        names(first),
        names(last));
  }

  private static List<Name> names(String list) {
    return Stream.of(list.split(",")).map(Vocabulary::name).toList();
  }

  private static Name name(String entry) {
    String[] parts = entry.split("=");
    String ascii = parts.length == 1 ? entry.toLowerCase(Locale.ROOT) : parts[1];
    return new Name(new Text(parts[0]), new Text(ascii));
  }
}
