"""Addresses are Indonesian and neutral: none tells what the house does."""

from django.urls import path
from django.urls.resolvers import URLPattern

from .views import feed, incoming, link, listing, mail, partner, transfer, way

REFERRAL = "kasus/<uuid:file_id>/rujukan/<uuid:entry>/"
TRANSFER = "kasus/<uuid:file_id>/pengalihan/"

app_name = "exchange"
urlpatterns: list[URLPattern] = [
    path("pengaturan/kalender/", feed.feed, name="feed"),
    path("pengaturan/kalender/buat/", feed.make, name="feed_make"),
    path("pengaturan/kalender/matikan/", feed.end, name="feed_end"),
    path("kalender/<slug:secret>.ics", feed.ics, name="feed_ics"),
    path("surel/", mail.mail, name="mail"),
    path("rujukan/", listing.open_referrals, name="open_referrals"),
    path(REFERRAL, way.referral, name="referral"),
    path(f"{REFERRAL}langkah/", way.step, name="referral_step"),
    path(f"{REFERRAL}kabar/", way.note, name="referral_note"),
    path(f"{REFERRAL}tautan/", link.link, name="referral_link"),
    path(f"{REFERRAL}tautan/tarik/", link.back, name="referral_link_back"),
    path("mitra/<uuid:link_id>/<slug:token>/", partner.partner, name="partner"),
    path(TRANSFER, transfer.transfers, name="transfers"),
    path(f"{TRANSFER}baru/", transfer.offer, name="transfer_offer"),
    path(f"{TRANSFER}<uuid:entry>/", transfer.entry, name="transfer_entry"),
    path(f"{TRANSFER}<uuid:entry>/tarik/", transfer.withdraw, name="transfer_withdraw"),
    path("pengalihan-masuk/", incoming.incoming, name="incoming"),
    path("pengalihan-masuk/<uuid:transfer_id>/", incoming.read, name="incoming_read"),
    path("pengalihan-keluar/", incoming.gone, name="transfers_gone"),
]
