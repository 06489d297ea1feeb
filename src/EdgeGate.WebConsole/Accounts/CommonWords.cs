using System.Collections.Frozen;

namespace EdgeGate.WebConsole.Accounts;

/// <summary>
/// What people build passwords from, written down from what is generally known of leaked ones: the commonest passwords themselves, first
/// names, seasons, months and days, animals, teams, love and abuse, and what belongs to a gate, in the languages of the page. Small letters
/// without marks; figures for letters are undone before they are looked up.
/// </summary>
internal static class CommonWords
{
    private const string Passwords = """
        password passwort passwd contrasena contrasenya matkhau mima mimashi senha motdepasse wachtwoord parola haslo heslo losenord admin administrator
        administrador root user usuario benutzer guest gast login welcome willkommen bienvenido letmein changeme default secret geheim secreto test tester
        testing demo sample temp temporary qwerty qwertz azerty trustno iloveyou ichliebedich teamo tequiero jetaime saranghae lovely forever master hello
        hallo hola bonjour ninhao xinchao annyeong whatever nothing something anything access internet computer laptop server network system service
        support manager office company security safety private public freedom unlock locked open close money cash dollar million lucky winner
        champion killer hunter ranger soldier warrior knight wizard merlin gandalf shadow phantom ghost demon devil angel heaven hell
        """;

    private const string Box = """
        edgegate gate barrier parking carpark garage parkplatz parkhaus schranke tor barrera estacionamiento aparcamiento plate kennzeichen matricula
        camera kamera operator operador technician techniker tecnico lane einfahrt ausfahrt entrada salida entry exit visitor besucher
        """;

    private const string Names = """
        michael michelle jessica jennifer ashley amanda daniel andrew joshua matthew anthony robert william thomas charles george jordan justin
        taylor hannah nicole samantha elizabeth christopher christian jonathan alexander alexandra benjamin nicholas patrick maria martin martina
        stefan stefanie sebastian sabine andreas andrea thorsten juergen wolfgang klaus peter petra hans heinz monika claudia julia laura lena
        anna sarah sophie sophia emma oliver harry jack charlie jacob james john david richard joseph steven stephen kevin brian jason eric
        carlos jose juan luis miguel antonio francisco manuel javier alejandro fernando carmen isabel pablo pedro diego sofia lucia valentina
        nguyen tran minh linh hoang phuong thanh huong anh wang zhang liming xiaoming chen lin huang kim park minjun jihoon seoyeon buster max bella
        """;

    private const string Time = """
        spring summer autumn fall winter fruehling sommer herbst primavera verano otono invierno january february march april may june july august september
        october november december januar februar maerz mai juni juli oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre
        octubre noviembre diciembre monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
        sonntag lunes martes miercoles jueves viernes sabado domingo today tomorrow yesterday birthday geburtstag christmas weihnachten easter newyear
        """;

    private const string Things = """
        monkey dragon tiger lion panther eagle falcon wolf bear dolphin penguin turtle butterfly chicken rabbit horse pony puppy kitten hund katze perro
        gato football fussball futbol baseball basketball soccer hockey tennis golf liverpool arsenal chelsea manchester united barcelona realmadrid
        bayern dortmund schalke juventus yankees cowboys steelers lakers superman batman spiderman starwars pokemon pikachu naruto harrypotter
        minecraft fortnite playstation nintendo mustang ferrari porsche mercedes toyota honda yamaha corvette harley bmw audi volkswagen
        flower rose orange apple banana cherry chocolate cookie coffee cheese pepper ginger sugar honey pizza whiskey tequila
        sunshine rainbow moonlight starlight thunder lightning diamond crystal silver golden purple black white blue green yellow red
        princess prinzessin princesa prince queen king baby babygirl daddy mommy mother father brother sister family friend friends
        love lover loveyou mylove heart kiss sexy fuck fucker fuckyou fuckoff bitch bullshit asshole scheisse arschloch mierda puta cabron joder
        music guitar dance rock metal metallica nirvana slipknot eminem london paris berlin madrid tokyo taipei beijing shanghai seoul hanoi saigon
        america germany deutschland espana vietnam china taiwan korea canada mexico brazil russia india europe
        """;

    // Words so long that nobody thinks of adding anything to them.
    private const string Long = """
        unbelievable international relationship responsibility professional communication congratulations understanding extraordinary
        independence administration entertainment environment championship thunderstorm butterflies strawberries grandmother grandfather
        photography motorcycle transformer wonderland everything supernatural misunderstood breakfast wednesday
        """;

    private static readonly FrozenSet<string> All = string.Join(' ', Passwords, Box, Names, Time, Things, Long)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Letters of the longest.</summary>
    internal static int Longest { get; } = All.Max(word => word.Length);

    /// <summary>True for one of them, in small letters.</summary>
    internal static bool Contains(ReadOnlySpan<char> word) => Lookup.Contains(word);
}
