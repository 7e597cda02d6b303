"""Where anyone may have a mailbox: such a domain says nothing of the company."""

PUBLIC_DOMAINS = frozenset(
    {
        *("mail.ru", "bk.ru", "inbox.ru", "list.ru", "internet.ru", "xmail.ru", "rambler.ru"),
        *("yandex.ru", "ya.ru", "yandex.com", "yandex.by", "yandex.kz", "narod.ru", "lenta.ru"),
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com"),
        *("yahoo.com", "icloud.com", "me.com", "aol.com", "gmx.de", "gmx.net", "web.de"),
        *("proton.me", "protonmail.com", "vk.com", "vk.ru", "t.me", "ok.ru", "tut.by", "ukr.net"),
        *("facebook.com", "instagram.com", "youtube.com", "hh.ru", "2gis.ru", "avito.ru"),
        *("autorambler.ru", "ro.ru", "myrambler.ru", "pochta.ru", "qip.ru", "nextmail.ru"),
    }
)


def is_public(domain: str) -> bool:
    """Tell whether anyone may have a mailbox or a page of this domain."""
    return domain in PUBLIC_DOMAINS
