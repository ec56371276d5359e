"""The names of Fenbridge: who lives here, what they are called, in which script they write it.

A word with "=" is written in its own script after it: "Fatima=فاطمہ". Given names are kept apart by gender, and so
are surnames where a language does that. All common names, joined at random: nobody real is meant.
"""

from typing import NamedTuple

Word = tuple[str, str]
"""In Latin letters, and in its own script ("" where that is Latin)."""


class Community(NamedTuple):
    """`weight` is the share in a thousand people. `languages` are BCP 47 tags, the first one spoken at home.

    `own_script` is the share of those who write their name in it.
    """

    weight: int
    languages: tuple[str, ...]
    women: tuple[Word, ...]
    men: tuple[Word, ...]
    surnames: tuple[Word, ...]
    surnames_of_women: tuple[Word, ...]
    surname_first: bool = False
    own_script: float = 0.0


def _words(text: str) -> tuple[Word, ...]:
    return tuple((latin.replace("_", " "), own) for latin, _, own in (word.partition("=") for word in text.split()))


def _community(
    weight: int,
    languages: str,
    women: str,
    men: str,
    surnames: str,
    *,
    surnames_of_women: str = "",
    surname_first: bool = False,
    own_script: float = 0.0,
) -> Community:
    return Community(
        weight,
        tuple(languages.split()),
        _words(women),
        _words(men),
        _words(surnames),
        _words(surnames_of_women or surnames),
        surname_first,
        own_script,
    )


COMMUNITIES: tuple[Community, ...] = (
    _community(
        300, "cy en",
        "Mair Siân Carys Nia Eleri Bethan Angharad Lowri Gwen Non Ffion Rhian Menna Eirlys Llinos Catrin Glenys Megan "
        "Seren Heledd Nest Branwen Olwen Myfanwy Cerys Elin Mali Delyth",
        "Gareth Rhys Dafydd Huw Ieuan Emyr Alun Gwilym Owain Tomos Idris Geraint Aled Steffan Llŷr Gethin Iwan Macsen "
        "Dewi Emrys Hywel Ifan Meurig Arwel Eifion Rhodri Osian Guto",
        "Jones Davies Evans Williams Thomas Morgan Hughes Rees Griffiths Lewis Price Roberts Owen Lloyd Pugh Parry "
        "Bowen Howells Probert Vaughan Llewellyn ap_Gwilym ap_Rhys Edwards Prosser Ellis Jenkins Watkins Phillips",
    ),
    _community(
        330, "en",
        "Olivia Margaret Susan Jean Emily Grace Alice Helen Janet Dorothy Sarah Charlotte Amelia Barbara Joan Patricia "
        "Rachel Hannah Lucy Ruth Anne Zoë Chloë Rosemary Katherine Beth Hazel Doreen",
        "James John Robert Michael David William Thomas George Harry Oliver Peter Alan Kenneth Brian Stephen Andrew "
        "Jack Matthew Christopher Edward Arthur Ronald Derek Joseph Luke Simon Frank Roy",
        "Smith Brown Taylor Wilson Walker Wright Green Hall Clarke Harrison Cooper Ward Turner Hill Baker Carter "
        "Mitchell Parker Shaw Bennett Marsh Fenwick Ashby Whitlock Thorne Underwood Hargreaves Featherstone",
    ),
    _community(
        50, "en gd",
        "Morag Isla Eilidh Fiona Catriona Kirsty Ailsa Mhairi",
        "Hamish Callum Angus Ewan Alasdair Fraser Lachlan Ruaridh",
        "MacDonald McIntyre Campbell Stewart Mackenzie MacLeod Sinclair Gillespie",
    ),
    _community(
        45, "en ga",
        "Niamh Siobhán Aoife Bríd Maeve Sinéad Orla Róisín", "Seán Pádraig Cormac Eoin Declan Ciarán Liam Fionn",
        "O'Neill O'Brien Ó_Súilleabháin Murphy Kelly Byrne O'Connor Doyle Ní_Dhomhnaill Fitzgerald",
    ),
    _community(
        55, "pl en",
        "Agnieszka Małgorzata Katarzyna Zofia Joanna Świętosława Elżbieta Bożena", "Łukasz Paweł Michał Krzysztof "
        "Stanisław Wojciech Zbigniew Tomasz",
        "Kowalski Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Brzęczyszczykiewicz",
        surnames_of_women="Kowalska Wiśniewska Wójcik Kamińska Lewandowska Zielińska Szymańska Brzęczyszczykiewicz",
    ),
    _community(
        16, "lt en",
        "Rūta Eglė Daiva Jūratė Živilė", "Tomas Jonas Vytautas Žydrūnas Mindaugas",
        "Kazlauskas Petrauskas Jankauskas Žukauskas",
        surnames_of_women="Kazlauskienė Petrauskaitė Jankauskienė Žukauskaitė",
    ),
    _community(
        24, "ro en",
        "Ioana Ștefania Mihaela Andreea Florența", "Ștefan Ionuț Bogdan Răzvan Gheorghe",
        "Popescu Țurcanu Dumitrescu Ionescu Bălan Crăciun",
    ),
    _community(
        28, "ur en",
        "Fatima=فاطمہ Ayesha=عائشہ Zainab=زینب Rukhsana=رخسانہ Nadia=نادیہ Sana=ثنا",
        "Muhammad=محمد Imran=عمران Bilal=بلال Tariq=طارق Usman=عثمان Asif=آصف",
        "Khan=خان Ahmed=احمد Malik=ملک Hussain=حسین Qureshi=قریشی Chaudhry=چودھری",
        own_script=0.35,
    ),
    _community(
        24, "pa en",
        "Gurpreet=ਗੁਰਪ੍ਰੀਤ Jaswinder=ਜਸਵਿੰਦਰ Simran=ਸਿਮਰਨ Harleen=ਹਰਲੀਨ",
        "Harjit=ਹਰਜੀਤ Manjit=ਮਨਜੀਤ Baldev=ਬਲਦੇਵ Arjan=ਅਰਜਨ",
        "Singh=ਸਿੰਘ Gill=ਗਿੱਲ Sandhu=ਸੰਧੂ Dhaliwal=ਧਾਲੀਵਾਲ", surnames_of_women="Kaur=ਕੌਰ",
        own_script=0.3,
    ),
    _community(
        18, "bn en",
        "Nasrin=নাসরিন Shirin=শিরীন Ruma=রুমা Taslima=তসলিমা", "Rahim=রহিম Kamal=কামাল Jahangir=জাহাঙ্গীর Abdul=আব্দুল",
        "Rahman=রহমান Miah=মিয়া Chowdhury=চৌধুরী Uddin=উদ্দিন", surnames_of_women="Begum=বেগম Khatun=খাতুন Rahman=রহমান",
        own_script=0.3,
    ),
    _community(
        16, "ta en",
        "Meena=மீனா Kavitha=கவிதா Lakshmi=லட்சுமி Thamarai=தாமரை Selvi=செல்வி",
        "Kumaran=குமரன் Murugan=முருகன் Arulmozhi=அருள்மொழி Selvan=செல்வன் Ilango=இளங்கோ",
        "Sivakumar=சிவகுமார் Rajendran=ராஜேந்திரன் Balasubramaniam=பாலசுப்பிரமணியம் Nadarajah=நடராஜா",
        own_script=0.45,
    ),
    _community(
        14, "si en",
        "Nimali=නිමාලි Sanduni=සඳුනි Chamari=චමරි Kumudini=කුමුදිනි",
        "Ruwan=රුවන් Kasun=කසුන් Sunil=සුනිල් Chaminda=චමින්ද",
        "Perera=පෙරේරා Fernando=ප්‍රනාන්දු Silva=සිල්වා Jayawardena=ජයවර්ධන Wickramasinghe=වික්‍රමසිංහ",
        own_script=0.4,
    ),
    _community(
        14, "zh en",
        "Xiaomei=小梅 Lihua=丽华 Meiling=美玲 Yan=燕 Jing=静", "Wei=伟 Jun=军 Ming=明 Zhiqiang=志强 Haoran=浩然",
        "Wang=王 Li=李 Zhang=张 Chen=陈 Liu=刘 Ouyang=欧阳",
        surname_first=True, own_script=0.5,
    ),
    _community(
        14, "ar en",
        "Layla=ليلى Maryam=مريم Huda=هدى Amal=أمل", "Yusuf=يوسف Khalid=خالد Omar=عمر Mustafa=مصطفى",
        "al-Masri=المصري Haddad=حداد al-Hashimi=الهاشمي Nasser=ناصر Darwish=درويش",
        own_script=0.45,
    ),
    _community(
        10, "so en",
        "Hodan Ifrah Sahra Ubah Fadumo", "Abdirahman Liban Mahad Guled Warsame",
        "Abdi_Ali Hassan_Mohamud Farah_Warsame Jama_Hersi Nur_Elmi",
    ),
    _community(
        14, "pt en",
        "Inês Conceição Beatriz Luísa Fátima", "João Gonçalo Tomé Simão Antônio",
        "da_Silva dos_Santos Gonçalves Magalhães Simões de_Araújo",
    ),
    _community(
        12, "uk en",
        "Oksana=Оксана Olha=Ольга Iryna=Ірина Nataliia=Наталія",
        "Andrii=Андрій Taras=Тарас Oleksandr=Олександр Yurii=Юрій",
        "Shevchenko=Шевченко Kovalenko=Коваленко Bondar=Бондар Melnyk=Мельник Tkachuk=Ткачук",
        own_script=0.5,
    ),
    _community(
        6, "vi en",
        "Thị_Hương Thị_Ngọc Thu_Hà Bích_Thủy", "Văn_Đức Minh_Tuấn Quốc_Anh Hữu_Phước", "Nguyễn Trần Phạm Đặng Lê Đỗ",
        surname_first=True,
    ),
    _community(
        6, "yo en",
        "Folákẹ́ Ṣadé Yétúndé Títílayọ̀", "Olúwaṣeun Adébáyọ̀ Túndé Kọ́ládé", "Adéyẹmí Ògúnlẹ́sì Balógun Akíntọ́lá",
    ),
    _community(
        4, "ig en",
        "Ngọzi Chidịnma Adaeze Ifeọma", "Chukwuemeka Obinna Ikechukwu Ụzọma", "Okafor Nwosu Eze Nwachukwu Okonkwo",
    ),
)  # fmt: skip

LONG_GIVEN = (
    "Maria Leonor Francisca Teresa", "Don Warnakulasuriya Patabendige Sarath", "Fitzroy Alexander Bartholomew St John",
    "Weerasinghe Mudiyanselage Tharindu", "Anna-Katharina Friederike Wilhelmine",
)  # fmt: skip
LONG_SURNAMES = (
    "de Albuquerque e Castro Vasconcelos de Sousa Coutinho",
    "Cholmondeley-Featherstonehaugh-Marjoribanks of Nether Fenby",
    "Wickramasinghe Jayasuriya Karunaratne Dissanayake Mudalige",
    "von und zu Hohenlohe-Langenburg-Weikersheim-Bartenstein",
)  # fmt: skip
"""Joined, eighty characters and more: forms and screens must take them whole."""
