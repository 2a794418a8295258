package dev.bakeoff.dataset.generate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Words that text is made of. Frozen: another word would be another dataset. */
public final class WordLists {
  private static final Map<String, List<String>> LISTS =
      new TreeMap<>(
          Map.ofEntries(
              entry(
                  "english",
                  "the of and to in is that for it as was with be by on not he his but at are this"
                      + " have from or had an they which one you were all her she there would their"
                      + " we him been has when who will no more if out so up said what its about"
                      + " than into them can only other time new some could these two may first"
                      + " then do any like my now over such our man me even most made after also"
                      + " well many must before back through years where much your way down should"
                      + " because long each just state people those too good world still see own"
                      + " work here get both under never day same another know while last might"
                      + " great year since against go came right used take three system order data"
                      + " value market report customer service quality history season water river"
                      + " mountain garden window morning evening winter summer letter number paper"
                      + " music picture question answer reason result process method theory energy"
                      + " metal stone wood glass bread table chair road bridge engine ship train"
                      + " wheel field forest cloud light sound colour shape size weight speed"),
              entry(
                  "first_name",
                  "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William"
                      + " Barbara Richard Susan Joseph Jessica Thomas Sarah Noah Emma Oliver Amelia"
                      + " George Isla Lukas Anna Jürgen Käthe Felix Sophie Björn Lena Hugo Chloé"
                      + " Louis Zoé Gabriel Inès Lucía José María Martín Sofía Pablo João Ana"
                      + " Helena Luís Zofia Jan Łukasz Piotr Aarav Diya Arjun Priya Ayşe Mehmet"
                      + " Zeynep Elif Yuki Haruto Sakura Wei Li Min Omar Fatima Amina Kofi Ngozi"),
              entry(
                  "last_name",
                  "Smith Johnson Williams Brown Jones Davis Wilson Anderson Taylor Moore Clark"
                      + " O'Neill Evans Thomas Roberts Walker Wright Hughes Green Müller Schmidt"
                      + " Schneider Fischer Weber Schäfer Köhler Groß Wagner Becker Martin Bernard"
                      + " Dubois Lefèvre Moreau García Fernández López Martínez Núñez Ruiz Silva"
                      + " Santos Oliveira Souza Araújo Nowak Kowalski Wójcik Sharma Patel Singh"
                      + " Kumar Reddy Yılmaz Kaya Demir Tanaka Suzuki Takahashi Wang Zhang Chen"
                      + " Nguyen Kim Park Ali Hassan Mensah Okafor"),
              entry(
                  "city",
                  "London Manchester Berlin Hamburg München Köln Paris Lyon Madrid Barcelona"
                      + " Sevilla Lisboa Porto Roma Milano Wien Zürich Warszawa Kraków Praha"
                      + " Budapest Stockholm Oslo København Helsinki Dublin Amsterdam Bruxelles"
                      + " Athina İstanbul Ankara Mumbai Delhi Bengaluru Chennai Tokyo Osaka Seoul"
                      + " Singapore Sydney Melbourne Auckland Toronto Montréal Vancouver Boston"
                      + " Chicago Denver Seattle Austin Miami Atlanta México Bogotá Lima Santiago"
                      + " Lagos Nairobi Accra Cairo"),
              entry(
                  "country",
                  "US GB DE FR ES PT IT AT CH PL CZ HU SE NO DK FI IE NL BE GR TR IN JP KR SG AU NZ"
                      + " CA MX CO PE CL BR NG KE GH EG ZA"),
              entry(
                  "street",
                  "Main High Church Park Mill Station School Garden Market Bridge River Hill Forest"
                      + " King Queen Victoria Green North South East West Oak Elm Maple Cedar"),
              entry(
                  "company",
                  "Northwind Globex Initech Umbrella Acme Stark Wayne Hooli Vandelay Cyberdyne"
                      + " Tyrell Wonka Soylent Massive Aperture Oceanic Virtucon Gringotts Monarch"
                      + " Contoso Fabrikam Litware Proseware Tailspin Adatum"),
              entry(
                  "product",
                  "lamp chair table shelf sofa carpet mirror clock vase pillow blanket kettle pan"
                      + " knife plate mug bottle basket jacket shirt trousers dress shoes boots hat"
                      + " scarf gloves backpack wallet watch ring headphones speaker camera tablet"
                      + " keyboard mouse monitor charger cable drill hammer saw ladder tent bicycle"
                      + " helmet ball racket puzzle"),
              entry(
                  "adjective",
                  "small large light heavy soft round slim bright dark warm cool classic modern"
                      + " simple solid foldable wireless organic recycled waterproof compact"
                      + " premium robust silent smart"),
              entry(
                  "colour",
                  "black white grey red orange yellow green blue purple brown pink beige"),
              entry(
                  "department",
                  "sales marketing finance engineering support operations legal research logistics"
                      + " purchasing")));

  private WordLists() {}

  public static Set<String> names() {
    return LISTS.keySet();
  }

  /** The words of a list that is there. */
  public static List<String> of(String name) {
    return LISTS.get(name);
  }

  private static Map.Entry<String, List<String>> entry(String name, String words) {
    return Map.entry(name, List.of(words.split(" ")));
  }
}
